using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

/// <summary>A list of what is called and fails most decides what comes first.</summary>
public sealed class TrafficTests
{
    private static CodeFolder ThreeClients() => CodeFolder.With(
        ("Orders.cs", Clients.WithPath),
        ("Others.cs", Clients.WithPath.Replace("Orders", "Others", StringComparison.Ordinal)),
        ("Thirds.cs", Clients.WithPath.Replace("Orders", "Thirds", StringComparison.Ordinal)));

    [Theory]
    [InlineData("list.csv", "operation,calls,failures\nOthers.Bypass,10,0\nApp.Thirds.BypassAsync,5,3\n")]
    [InlineData("list.csv", "Failures;Operation\n1;\"Thirds.Bypass\"\n0;Others.BypassAsync\n")]
    [InlineData("list.json", """[{"operation": "Others.Bypass", "calls": 10}, {"operation": "Thirds.Bypass", "failures": 3}]""")]
    public async Task What_fails_most_comes_first_then_what_is_called_most(string file, string list)
    {
        using var folder = ThreeClients();
        folder.Write(file, list);
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--first", folder.Combine(file));
        var edited = run.Output.Split('\n').Where(line => line.Contains("->", StringComparison.Ordinal) && line.Contains("Bypass", StringComparison.Ordinal)).Select(line => line.Split(':')[0]);
        Assert.Equal(["Thirds.cs", "Others.cs", "Orders.cs"], edited);
    }

    [Fact]
    public async Task Limit_takes_the_critical_path()
    {
        using var folder = ThreeClients();
        folder.Write("list.csv", "operation,failures\nOthers.Bypass,7\n");
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--first", folder.Combine("list.csv"), "--limit", "1");
        Assert.Contains("[7 failures, 0 calls]", run.Output);
        Assert.Contains("edited 1 calls in 1 files", run.Output);
        Assert.Contains(Clients.RoutedCall, folder.Read("Others.cs"));
    }

    [Fact]
    public async Task Parts_are_ordered_by_what_they_hold()
    {
        using var folder = ThreeClients();
        folder.Write("list.csv", "operation,failures\nThirds.Bypass,7\n");
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--shard-by", "class", "--first", folder.Combine("list.csv"));
        Assert.StartsWith("== App.Thirds", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_without_a_gap_is_told()
    {
        using var folder = ThreeClients();
        folder.Write("list.csv", "operation,failures\nOrders.Missing,7\n");
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--first", folder.Combine("list.csv"));
        Assert.Contains("warning: Orders.Missing: is in the list, but no gap belongs to it.", run.Error);
    }

    [Theory]
    [InlineData("list.csv", "name,count\na,1\n", "the first line must name the columns")]
    [InlineData("list.csv", "operation,calls\na,many\n", "line 2: 'many' is no whole number")]
    [InlineData("list.csv", "operation,calls\n", "names no operation")]
    [InlineData("list.json", "{", "list.json")]
    [InlineData("list.json", "[{\"calls\": 1}]", "an entry has no \"operation\"")]
    [InlineData("missing.csv", null, "no such file")]
    public async Task Unreadable_list_changes_nothing(string file, string? list, string message)
    {
        using var folder = ThreeClients();
        if (list is not null) folder.Write(file, list);
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--first", folder.Combine(file));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Equal(Clients.WithPath, folder.Read("Orders.cs"));
    }
}
