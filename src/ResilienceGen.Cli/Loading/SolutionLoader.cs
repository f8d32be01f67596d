using ResilienceGen.Cli.Loading.Build;
using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Loading;

/// <summary>The two ways to load a target.</summary>
internal static class SolutionLoader
{
    public static async Task<LoadedSolution> LoadAsync(Target target, bool loose, Progress progress, CancellationToken cancellationToken) =>
        loose
            ? await Task.Run(() => LooseLoader.Load(target, progress, cancellationToken), cancellationToken)
            : await BuildLoader.LoadAsync(target, progress, cancellationToken);
}
