using System.Text.Json;
using ResilienceGen.Cli.Commands;

namespace ResilienceGen.Cli.Tests.Support;

/// <summary>How a run of the tool ended.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public IReadOnlyList<JsonElement> Sites => [.. Json.GetProperty("sites").EnumerateArray()];
}

/// <summary>Runs the whole command line in this process, with the output captured as if it were redirected.</summary>
internal static class Tool
{
    public static Task<ToolRun> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public static async Task<ToolRun> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var console = new ToolConsole(output, error, IsOutputTerminal: false, IsErrorTerminal: false);
        var exitCode = await ResilienceTool.RunAsync(arguments, console, cancellationToken);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    public static Task<ToolRun> ScanAsync(string target, params string[] more) =>
        RunAsync(["scan", target, "--loose", "--format", "json", .. more]);
}
