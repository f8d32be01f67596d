using System.Collections.Immutable;
using System.Text.Json;

namespace ResilienceGen.Cli.Loading.Build;

/// <summary>Asks MSBuild for the compiler's command line of a project, once per target framework. Nothing is compiled.</summary>
internal static class BuildProjectReader
{
    private const string LooseRemedy = "or pass --loose to read the sources as they are.";

    public static async Task<(ImmutableArray<BuildProject> Projects, Notice? Failure)> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var shape = await MSBuildProcess.AskAsync(file, ["-getProperty:TargetFramework,TargetFrameworks,IsTestProject"], cancellationToken);
        if (shape.Json is not { } json) return ([], Failed(file, shape.Failure));
        var properties = json.GetProperty("Properties");
        var isTest = Text(properties, "IsTestProject").Equals("true", StringComparison.OrdinalIgnoreCase);
        var projects = ImmutableArray.CreateBuilder<BuildProject>();
        foreach (var targetFramework in TargetFrameworksOf(properties))
        {
            var answer = await MSBuildProcess.AskAsync(file, CompileArguments(targetFramework), cancellationToken);
            if (answer.Json is not { } compile) return ([], Failed(file, answer.Failure));
            if (Text(compile.GetProperty("Properties"), "ProjectAssetsFile") is { Length: > 0 } assets && !File.Exists(assets))
                return ([], new Notice(NoticeLevel.Error, file, "is not restored.", $"Run dotnet restore \"{file}\", {LooseRemedy}"));

            var arguments = Items(compile, "CscCommandLineArgs").Select(item => Text(item, "Identity")).ToImmutableArray();
            if (arguments.IsEmpty) return ([], Failed(file, "MSBuild gave no compiler command line."));
            projects.Add(new BuildProject(file, targetFramework, isTest, arguments, [.. References(compile)]));
        }

        return (projects.ToImmutable(), null);
    }

    private static string?[] TargetFrameworksOf(JsonElement properties)
    {
        var several = Text(properties, "TargetFrameworks").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (several.Length > 0) return several;
        return [Text(properties, "TargetFramework") is { Length: > 0 } single ? single : null];
    }

    private static IEnumerable<string> CompileArguments(string? targetFramework)
    {
        string[] arguments =
        [
            "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildProjectReferences=false", "-p:ProvideCommandLineArgs=true",
            "-p:SkipCompilerExecution=true", "-getItem:CscCommandLineArgs,ProjectReference", "-getProperty:ProjectAssetsFile",
            // An output that is never there: the target gives no command line when it thinks that all is up to date.
            "-p:NonExistentFile=__resilience__",
        ];
        return targetFramework is null ? arguments : [.. arguments, $"-p:TargetFramework={targetFramework}"];
    }

    private static IEnumerable<string> References(JsonElement answer) =>
        Items(answer, "ProjectReference")
            .Where(item => !Text(item, "ReferenceOutputAssembly").Equals("false", StringComparison.OrdinalIgnoreCase))
            .Select(item => Path.GetFullPath(Text(item, "FullPath")));

    private static IEnumerable<JsonElement> Items(JsonElement answer, string type) =>
        answer.GetProperty("Items").TryGetProperty(type, out var items) ? items.EnumerateArray() : [];

    private static string Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static Notice Failed(string file, string failure) =>
        new(NoticeLevel.Error, file, $"MSBuild cannot evaluate it: {failure}", $"Repair it so that dotnet build works, {LooseRemedy}");
}
