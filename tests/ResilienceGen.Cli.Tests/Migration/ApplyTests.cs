using System.Text;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

public sealed class ApplyTests
{
    [Fact]
    public async Task Gap_is_routed_and_nothing_else_changes()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath), ("Bare.cs", Clients.Bare));
        var run = await Apply(folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Clients.WithPath.Replace(Clients.BypassCall, Clients.RoutedCall, StringComparison.Ordinal), folder.Read("Orders.cs"));
        Assert.Equal(Clients.Bare, folder.Read("Bare.cs"));
        Assert.Contains("gaps 3 -> 2", run.Output);
    }

    [Theory]
    [InlineData("utf-8", "\r\n")]
    [InlineData("utf-8-bom", "\n")]
    [InlineData("utf-16", "\r\n")]
    [InlineData("latin-1", "\r\n")]
    public async Task Encoding_mark_and_line_ends_stay(string encodingName, string lineEnd)
    {
        Encoding encoding = encodingName switch { "utf-8" => new UTF8Encoding(false), "utf-8-bom" => new UTF8Encoding(true), "utf-16" => Encoding.Unicode, _ => Encoding.Latin1 };
        var before = ("// caf\u00e9\n" + Clients.WithPath).ReplaceLineEndings(lineEnd);
        using var folder = new CodeFolder();
        folder.Write("Orders.cs", before, encoding);
        Assert.Equal(0, (await Apply(folder)).ExitCode);
        var expected = before.Replace(Clients.BypassCall, Clients.RoutedCall, StringComparison.Ordinal);
        Assert.Equal([.. encoding.Preamble, .. encoding.GetBytes(expected)], folder.Bytes("Orders.cs"));
    }

    [Fact]
    public async Task Second_run_finds_only_refusals_and_returns_3()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        await Apply(folder);
        var once = folder.Read("Orders.cs");
        var run = await Apply(folder);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("gaps 1 -> 1", run.Output);
        Assert.Equal(once, folder.Read("Orders.cs"));
    }

    [Fact]
    public async Task Code_without_gaps_is_done()
    {
        using var folder = CodeFolder.With(("A.cs", "class A { }"));
        var run = await Apply(folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("gaps 0 -> 0", run.Output);
    }

    [Theory]
    [InlineData("--class", "Orders")]
    [InlineData("--class", "App.Orders")]
    [InlineData("--path", "a")]
    [InlineData("--path", "a/Orders.cs")]
    [InlineData("--path", "**/Orders.cs")]
    public async Task Selection_limits_what_is_edited(string option, string value)
    {
        using var folder = CodeFolder.With(("a/Orders.cs", Clients.WithPath), ("b/Others.cs", Clients.WithPath.Replace("Orders", "Others", StringComparison.Ordinal)));
        var run = await Apply(folder, option, value);
        Assert.Contains(Clients.RoutedCall, folder.Read("a/Orders.cs"));
        Assert.DoesNotContain(Clients.RoutedCall, folder.Read("b/Others.cs"));
        Assert.Contains("gaps 2 -> 1", run.Output);
    }

    [Theory]
    [InlineData("--class", "Ordres")]
    [InlineData("--path", "c")]
    [InlineData("--owner", "@nobody")]
    public async Task Selection_that_fits_nothing_is_told(string option, string value)
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var run = await Apply(folder, option, value);
        Assert.Contains($"warning: {value}: was asked for, but no gap belongs to it.", run.Error);
        Assert.Equal(Clients.WithPath, folder.Read("Orders.cs"));
    }

    [Fact]
    public async Task Errors_that_were_there_before_do_not_stop_the_migration()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath), ("Broken.cs", "class Broken { Unheard of; }"));
        Assert.Equal(0, (await Apply(folder)).ExitCode);
        Assert.Contains(Clients.RoutedCall, folder.Read("Orders.cs"));
    }

    [Fact]
    public async Task Cancelled_migration_returns_130_and_writes_nothing()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var run = await Tool.RunAsync(new CancellationToken(canceled: true), "migrate", folder.Root, "--loose", "--apply");
        Assert.Equal(130, run.ExitCode);
        Assert.Equal(Clients.WithPath, folder.Read("Orders.cs"));
        Assert.Equal(["Orders.cs"], Directory.EnumerateFiles(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Read_only_file_is_told_and_left_and_the_others_are_written()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath), ("Others.cs", Clients.WithPath.Replace("Orders", "Others", StringComparison.Ordinal)));
        File.SetAttributes(folder.Combine("Orders.cs"), FileAttributes.ReadOnly);
        var run = await Apply(folder);
        File.SetAttributes(folder.Combine("Orders.cs"), FileAttributes.Normal);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Orders.cs: could not be written and is left as it was", run.Error);
        Assert.Equal(Clients.WithPath, folder.Read("Orders.cs"));
        Assert.Contains(Clients.RoutedCall, folder.Read("Others.cs"));
        Assert.Contains("gaps 4 -> 3", run.Output);
    }

    [Fact]
    public async Task No_temporary_file_stays_behind()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        await Apply(folder);
        Assert.Equal([folder.Combine("Orders.cs")], Directory.EnumerateFileSystemEntries(folder.Root));
    }

    private static Task<ToolRun> Apply(CodeFolder folder, params string[] more) => Tool.RunAsync(["migrate", folder.Root, "--loose", "--apply", .. more]);
}
