using System.Diagnostics;
using System.Text;

namespace ResilienceGen.Repository.Tests;

/// <summary>Runs the SDK as a user would: a process of its own, in a folder of its own.</summary>
internal static class DotNet
{
    /// <summary>Runs <c>dotnet</c> and returns what it printed; a non-zero exit code fails the test with that output.</summary>
    public static async Task<string> RunAsync(string workingFolder, params string[] arguments)
    {
        var (exitCode, output) = await TryRunAsync(workingFolder, "dotnet", arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a program and returns its exit code with both of its streams.</summary>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(string workingFolder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own MSBuild must not leak into the build under test.
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ToString());

        void Append(string? line)
        {
            if (line is null) return;
            lock (output) output.AppendLine(line);
        }
    }
}
