using System.Text.Json;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

/// <summary>A large migration in parts that can be reviewed and merged one after the other.</summary>
public sealed class ShardTests
{
    private static readonly string Others = Clients.WithPath.Replace("Orders", "Others", StringComparison.Ordinal);

    private static CodeFolder TwoClients() => CodeFolder.With(
        ("a/Orders.cs", Clients.WithPath),
        ("b/Others.cs", Others),
        ("CODEOWNERS", "* @everyone\n/a/ @shop\n/b/ @billing @shop\n"));

    [Theory]
    [InlineData("class", "App.Orders", "App.Others")]
    [InlineData("path", "a", "b")]
    [InlineData("owner", "@billing @shop", "@shop")]
    public async Task Each_part_is_told_by_itself(string kind, string first, string second)
    {
        using var folder = TwoClients();
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--shard-by", kind);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([$"== {first}: 1 edited, 1 refused", $"== {second}: 1 edited, 1 refused"], run.Output.Split('\n').Where(line => line.StartsWith("==", StringComparison.Ordinal)));
        Assert.Contains("gaps 4 -> 2", run.Output);
        Assert.Contains(Clients.RoutedCall, folder.Read("a/Orders.cs"));
        Assert.Contains(Clients.RoutedCall, folder.Read("b/Others.cs"));
    }

    [Fact]
    public async Task Patches_of_the_parts_apply_in_order_to_what_apply_writes()
    {
        var shared = Clients.WithPath + Others[Others.IndexOf("public sealed class", StringComparison.Ordinal)..];
        using var planned = CodeFolder.With(("Clients.cs", shared));
        using var applied = CodeFolder.With(("Clients.cs", shared));
        await Tool.RunAsync("migrate", planned.Root, "--loose", "--plan", "--shard-by", "class", "--out", planned.Combine("plan"));
        await Tool.RunAsync("migrate", applied.Root, "--loose", "--apply");
        foreach (var patch in new[] { "plan/migration-001-App-Orders.patch", "plan/migration-002-App-Others.patch" })
        {
            var git = await Processes.RunAsync(planned.Root, "git", "apply", patch);
            Assert.True(git.ExitCode == 0, git.Error);
        }

        Assert.Equal(applied.Read("Clients.cs"), planned.Read("Clients.cs"));
    }

    [Fact]
    public async Task List_names_the_part_of_each_call()
    {
        using var folder = TwoClients();
        await Tool.RunAsync("migrate", folder.Root, "--loose", "--plan", "--shard-by", "path", "--out", folder.Combine("plan"));
        var edits = JsonDocument.Parse(folder.Read("plan/migration.json")).RootElement.GetProperty("edits").EnumerateArray();
        Assert.Equal(["a", "b"], edits.Select(edit => edit.GetProperty("shard").GetString()));
    }

    [Theory]
    [InlineData("@billing", "b/Others.cs")]
    [InlineData("@everyone", null)]
    public async Task Owner_limits_what_is_edited(string owner, string? edited)
    {
        using var folder = TwoClients();
        await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--owner", owner);
        Assert.Equal(edited is null ? [] : [edited], new[] { "a/Orders.cs", "b/Others.cs" }.Where(file => folder.Read(file).Contains(Clients.RoutedCall, StringComparison.Ordinal)));
    }
}
