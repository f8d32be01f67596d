using System.Diagnostics;

namespace ResilienceGen.Cli.Tests.Support;

/// <summary>Real processes, for what only they can show.</summary>
internal static class Processes
{
    public static async Task<ToolRun> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolRun(process.ExitCode, await output, await error);
    }

    /// <summary>The tool as its users start it.</summary>
    public static Task<ToolRun> ToolAsync(string folder, params string[] arguments) =>
        RunAsync(folder, "dotnet", [Path.Combine(AppContext.BaseDirectory, "resilience.dll"), .. arguments]);
}
