using System.CommandLine;
using System.CommandLine.Invocation;
using ResilienceGen.Cli.Commands.Baseline;

namespace ResilienceGen.Cli.Commands;

/// <summary>The command line: its commands, and one place that turns what happens into an exit code.</summary>
internal static class ResilienceTool
{
    // Time for a file that is being replaced to become whole; nothing after a cancellation takes longer.
    private static readonly TimeSpan TerminationGrace = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellationToken = default)
    {
        // An owner such as @team is a name, not a response file.
        var parsed = CreateRoot(console).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var configuration = new InvocationConfiguration
        {
            Output = console.Output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationGrace,
        };
        var exitCode = await parsed.InvokeAsync(configuration, cancellationToken);
        return parsed.Action is ParseErrorAction ? ExitCodes.UsageOrToolFailure : exitCode;
    }

    private static RootCommand CreateRoot(ToolConsole console) =>
        new($"Finds calls that bypass the resilient path, explains each verdict, and migrates what can be migrated safely.\n\n{ExitCodes.Help}")
        {
            ScanCommand.Create(console),
            ExplainCommand.Create(console),
            MigrateCommand.Create(console),
            BaselineCommand.Create(console),
            ReportCommand.Create(console),
            ManifestCommand.Create(console),
        };

    /// <summary>Runs a command and maps how it ends.</summary>
    public static async Task<int> GuardAsync(ToolConsole console, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (ToolException error)
        {
            console.Fail(error.Message, error.Remedy);
            return ExitCodes.UsageOrToolFailure;
        }
        catch (OperationCanceledException)
        {
            console.Fail("cancelled; no file was left half written.", "");
            return ExitCodes.Cancelled;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Fail(error.Message, "Check the path and its permissions.");
            return ExitCodes.UsageOrToolFailure;
        }
        catch (Exception error)
        {
            console.Fail($"this is a defect of the tool: {error}", "Report it with this text.");
            return ExitCodes.UsageOrToolFailure;
        }
        finally
        {
            console.Progress.Clear();
        }
    }
}
