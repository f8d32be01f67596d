using System.Collections.Immutable;
using ResilienceGen.Analyzers.Baseline;

namespace ResilienceGen.Cli.Scanning;

/// <summary>The gaps of one compilation, before those of several target frameworks are united, and the baseline they were held against.</summary>
/// <param name="ProjectFile">The project file; null for files that belong to none.</param>
/// <param name="Folder">The folder from which its baseline is looked for.</param>
/// <param name="BaselinePath">The baseline that applies; null when there is none.</param>
/// <param name="Baseline">Its content.</param>
/// <param name="Gaps">The gaps.</param>
internal sealed record ProjectFindings(
    string? ProjectFile,
    string Folder,
    string? BaselinePath,
    BaselineFile Baseline,
    ImmutableArray<Site> Gaps);
