using System.Text.Json;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Commands;

/// <summary>The real program, started as a script starts it.</summary>
[Collection(nameof(Sdk))]
public sealed class ProcessTests
{
    [Fact]
    public async Task Redirected_output_is_pure_json_and_no_progress_is_shown()
    {
        using var folder = CodeFolder.With(("Bare.cs", Clients.Bare));
        var run = await Processes.ToolAsync(folder.Root, "scan", ".", "--loose", "--format", "json", "--fail-on", "gap");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(JsonValueKind.Object, run.Json.ValueKind);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Wrong_usage_returns_2()
    {
        using var folder = new CodeFolder();
        Assert.Equal(2, (await Processes.ToolAsync(folder.Root, "scan")).ExitCode);
    }
}
