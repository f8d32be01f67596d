using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Migration;

/// <summary>Writes the edited files. From here on nothing is interrupted: each edit compiles by itself, and each file is replaced in one step.</summary>
internal static class Applier
{
    /// <returns>The files that could not be written, each with what went wrong.</returns>
    public static IReadOnlyDictionary<string, string> Apply(MigrationResult result)
    {
        var failures = new Dictionary<string, string>();
        foreach (var file in result.Files)
        {
            try
            {
                if (Obstacle.ToApply(file.Path, file.Before) is { } obstacle)
                    failures[file.Path] = obstacle.Detail;
                else
                    AtomicFile.Write(file.Path, SourceFile.Encode(file.After));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failures[file.Path] = error.Message;
            }
        }

        return failures;
    }
}
