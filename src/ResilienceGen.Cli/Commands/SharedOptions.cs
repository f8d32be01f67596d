using System.CommandLine;

namespace ResilienceGen.Cli.Commands;

/// <summary>Arguments and options that several commands take.</summary>
internal static class SharedOptions
{
    public static Argument<string> Target() =>
        new("target") { Description = "A .csproj, .sln or .slnx file, or a folder.", HelpName = "csproj|sln|slnx|folder" };

    public static Option<bool> Loose() =>
        new("--loose")
        {
            Description = "Read the source files as they are: nothing has to be restored or built, and no code of the project runs. One compilation per nearest project file; says how much did bind.",
        };
}
