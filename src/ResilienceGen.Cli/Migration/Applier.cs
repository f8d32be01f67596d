using System.Collections.Immutable;
using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Migration;

/// <summary>Writes the edited files. From here on nothing is interrupted: each edit compiles by itself, and each file is replaced in one step.</summary>
internal static class Applier
{
    /// <returns>What could not be written.</returns>
    public static ImmutableArray<Notice> Apply(MigrationResult result)
    {
        var failures = ImmutableArray.CreateBuilder<Notice>();
        foreach (var file in result.Files)
        {
            try
            {
                if (Obstacle.ToApply(file.Path, file.Before) is { } obstacle)
                    failures.Add(new Notice(NoticeLevel.Error, file.Path, $"is left as it is. {obstacle.Detail}"));
                else
                    AtomicFile.Write(file.Path, SourceFile.Encode(file.After));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failures.Add(new Notice(NoticeLevel.Error, file.Path, $"cannot be written: {error.Message}", "It is left as it was; check its permissions and run again."));
            }
        }

        return failures.ToImmutable();
    }
}
