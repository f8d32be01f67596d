using System.Diagnostics;
using System.Text.Json;

namespace ResilienceGen.Cli.Loading.Build;

/// <summary>What MSBuild answered.</summary>
/// <param name="Json">The answer; null when it failed.</param>
/// <param name="Failure">Its first error when it failed.</param>
internal sealed record MSBuildAnswer(JsonElement? Json, string Failure);

/// <summary>Asks the SDK's MSBuild about a project.</summary>
internal static class MSBuildProcess
{
    public static async Task<MSBuildAnswer> AskAsync(string projectFile, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", projectFile, "-nologo", "-nodeReuse:false", .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(projectFile),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The messages are searched for error codes, and shown next to ours.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Start(start);
        await using var cancellation = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        var text = await output;
        return process.ExitCode == 0 && TryParse(text) is { } json
            ? new MSBuildAnswer(json, "")
            : new MSBuildAnswer(null, FirstError(text + await errors));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ToolException("The .NET SDK cannot be started: there is no dotnet on the path.", "Install it, or pass --loose.");
        }
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text[text.IndexOf('{')..]);
            return document.RootElement.Clone();
        }
        catch (Exception error) when (error is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string FirstError(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault() ?? "MSBuild gave no answer.";
    }
}
