using System.Diagnostics;

namespace Samples.Demo;

/// <summary>What a process printed and how it ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Errors);

/// <summary>Runs the SDK, the tool and the client as processes of their own, as a user would.</summary>
internal static class DotNet
{
    public static async Task<string> RequireAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await RunAsync(folder, cancellationToken, arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new DemoException($"dotnet {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}{result.Errors}");
    }

    public static async Task<ProcessResult> RunAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What `dotnet run` set for its own MSBuild must not leak into the build of the copy.
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);

        using var process = Process.Start(start) ?? throw new DemoException("dotnet could not be started.");
        await using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return new ProcessResult(process.ExitCode, await output, await errors);
    }
}
