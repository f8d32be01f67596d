using System.Text;
using System.Text.Json;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

public sealed class PlanTests
{
    [Theory]
    [InlineData("utf-8", "\n")]
    [InlineData("utf-8", "\r\n")]
    [InlineData("utf-8-bom", "\r\n")]
    [InlineData("latin-1", "\n")]
    public async Task Git_applies_the_plan_to_what_apply_writes(string encodingName, string lineEnd)
    {
        var encoding = encodingName switch { "utf-8" => new UTF8Encoding(false), "utf-8-bom" => new UTF8Encoding(true), _ => Encoding.Latin1 };
        using var planned = new CodeFolder();
        using var applied = new CodeFolder();
        foreach (var folder in new[] { planned, applied })
            folder.Write("src/Caf\u00e9 Orders.cs", ("// caf\u00e9\n" + Clients.WithPath).ReplaceLineEndings(lineEnd), encoding);

        Assert.Equal(0, (await Tool.RunAsync("migrate", planned.Root, "--loose", "--plan", "--out", planned.Combine("plan"))).ExitCode);
        Assert.Equal(0, (await Tool.RunAsync("migrate", applied.Root, "--loose", "--apply")).ExitCode);
        var git = await Processes.RunAsync(planned.Root, "git", "apply", "plan/migration.patch");
        Assert.True(git.ExitCode == 0, git.Error);
        Assert.Equal(applied.Bytes("src/Caf\u00e9 Orders.cs"), planned.Bytes("src/Caf\u00e9 Orders.cs"));
    }

    [Fact]
    public async Task Plan_lists_every_edit_and_every_refusal_and_changes_nothing()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        await Tool.RunAsync("migrate", folder.Root, "--loose", "--plan", "--out", folder.Combine("plan"));
        var list = JsonDocument.Parse(folder.Read("plan/migration.json")).RootElement;
        var edit = Assert.Single(list.GetProperty("edits").EnumerateArray());
        Assert.Equal(("BypassAsync", "RetryAsync"), (edit.GetProperty("member").GetString(), edit.GetProperty("target").GetString()));
        var refusal = Assert.Single(list.GetProperty("refusals").EnumerateArray());
        Assert.Equal(("WriteAsync", "notFixable"), (refusal.GetProperty("member").GetString(), refusal.GetProperty("reason").GetString()));
        Assert.Contains("RSG1002", refusal.GetProperty("detail").GetString());
        Assert.Equal((2, 1), (list.GetProperty("gapsBefore").GetInt32(), list.GetProperty("gapsAfter").GetInt32()));
        Assert.Equal(Clients.WithPath, folder.Read("Orders.cs"));
    }

    [Fact]
    public async Task File_in_UTF_16_is_refused_in_a_patch_with_its_remedy()
    {
        using var folder = new CodeFolder();
        folder.Write("Orders.cs", Clients.WithPath, Encoding.Unicode);
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--plan", "--out", folder.Combine("plan"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("refused (encodingNeedsApply)", run.Output);
        Assert.Contains("--apply", run.Output);
        Assert.Empty(folder.Bytes("plan/migration.patch"));
    }
}
