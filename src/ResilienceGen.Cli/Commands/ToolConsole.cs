using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Commands;

/// <summary>Where the tool writes: results to the one side, progress and messages to the other.</summary>
/// <param name="Output">Results only, so that scripts can read them.</param>
/// <param name="Error">Progress, notices and failures.</param>
/// <param name="IsOutputTerminal">Whether a person watches the output.</param>
/// <param name="IsErrorTerminal">Whether a person watches the messages.</param>
internal sealed record ToolConsole(TextWriter Output, TextWriter Error, bool IsOutputTerminal, bool IsErrorTerminal)
{
    public Progress Progress { get; } = new(Error, IsErrorTerminal);

    public static ToolConsole System() =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);

    public void Fail(string message, string remedy)
    {
        Progress.Clear();
        Error.WriteLine($"error: {message}{(remedy.Length == 0 ? "" : $" {remedy}")}");
    }

    public void Write(IEnumerable<Notice> notices)
    {
        Progress.Clear();
        foreach (var notice in notices) Error.WriteLine(notice);
    }
}
