using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Commands;

/// <summary>Wrong usage returns 2 and says what to do.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("scan")]
    [InlineData("scan", ".", "--format", "xml")]
    [InlineData("scan", ".", "--fail-on", "everything")]
    [InlineData("unheard-of")]
    [InlineData("migrate", ".")]
    [InlineData("migrate", ".", "--plan", "--apply")]
    [InlineData("explain", "nowhere")]
    [InlineData("explain", "nowhere.cs:12")]
    public async Task Wrong_command_line_returns_2(params string[] arguments)
    {
        var run = await Tool.RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("--help", "scan")]
    [InlineData("scan --help", "Exit codes: 0 done; 1 findings fail")]
    [InlineData("migrate --help", "--plan")]
    [InlineData("explain --help", "file:line")]
    public async Task Help_says_what_there_is(string arguments, string expected)
    {
        var run = await Tool.RunAsync(arguments.Split(' '));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output);
    }

    [Fact]
    public async Task Version_is_printed() => Assert.Equal(0, (await Tool.RunAsync("--version")).ExitCode);
}
