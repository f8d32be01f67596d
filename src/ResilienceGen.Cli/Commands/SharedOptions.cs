using System.CommandLine;

namespace ResilienceGen.Cli.Commands;

/// <summary>Arguments and options that several commands take.</summary>
internal static class SharedOptions
{
    public static Argument<string> Target() =>
        new("target") { Description = "A .csproj, .sln or .slnx file, or a folder.", HelpName = "csproj|sln|slnx|folder" };

    public static Option<string?> Reason()
    {
        var reason = new Option<string?>("--reason") { Description = "Why the gaps are accepted; stands in the baseline.", HelpName = "text" };
        reason.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>()?.AsSpan().IndexOfAny('\r', '\n') >= 0) given.AddError("A reason is one line.");
        });
        return reason;
    }

    public static Option<string[]> Configuration() =>
        new("--configuration") { Description = "A settings file that is laid over the attributes; may be repeated, the last one has the last word.", HelpName = "appsettings.json" };

    public static Option<bool> Loose() =>
        new("--loose")
        {
            Description = "Read the source files as they are: nothing has to be restored or built, and no code of the project runs. One compilation per nearest project file; says how much did bind.",
        };
}
