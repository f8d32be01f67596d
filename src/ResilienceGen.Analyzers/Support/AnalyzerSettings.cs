using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ResilienceGen.Analyzers.Support;

/// <summary>What a project sets by <c>.editorconfig</c>, a global config or MSBuild. Every key is read here, and docs/options.md explains each.</summary>
/// <param name="IsTestProject">Whether the project holds tests, whose calls need no path.</param>
/// <param name="Required">What the handlers of a client must do for it to count as protected.</param>
internal sealed record AnalyzerSettings(bool IsTestProject, ResilienceTraits Required)
{
    /// <summary>How the keys begin that a project writes itself.</summary>
    public const string OwnKeys = "resiliencegen.";

    public const string TestProjectKey = "build_property.IsTestProject";
    public const string RequiredKey = "resiliencegen.required";
    public const string SinksKey = "resiliencegen.sinks";
    public const string PathsKey = "resiliencegen.paths";
    public const string TestCodeKey = "resiliencegen.test_code";
    public const string ProbesKey = "resiliencegen.probes";
    public const string ExemptKey = "resiliencegen.exempt";
    public const string StrictStaleKey = "resiliencegen.strict_stale";
    public const string UnsafeVerbsKey = "resiliencegen.unsafe_verbs";
    public const string ReadingSegmentsKey = "resiliencegen.reading_segments";
    public const string BreakerCountsKey = "resiliencegen.breaker_counts";
    public const string ProjectFolderKey = "build_property.ProjectDir";
    public const string MultiTargetedKey = "build_property.ResilienceGenMultiTargeted";
    public const string CoverageKey = "build_property.ResilienceGenReportCoverage";

    public const string ZeroEditKey = "build_property.ResilienceGenZeroEdit";

    private const string Judge = "judge";

    /// <summary>What can be required, and how a project writes it.</summary>
    public static ImmutableArray<(string Word, ResilienceTraits Trait)> RequiredWords { get; } =
        [("retry", ResilienceTraits.Retry), ("breaker", ResilienceTraits.Breaker), ("timeout", ResilienceTraits.Timeout)];

    /// <summary>Writes that the standard calls idempotent, and that a project may call unsafe all the same.</summary>
    public static ImmutableArray<string> IdempotentWrites { get; } = ["PUT", "DELETE"];

    public static AnalyzerSettings Default { get; } = new(IsTestProject: false, ResilienceTraits.Retry);

    /// <summary>Whether the project says itself what is required, so that it also asks it of guards around calls.</summary>
    public bool IsRequiredChosen { get; init; }

    /// <summary>Methods that send although they are none of <c>HttpClient</c>.</summary>
    public ListedMembers Sinks { get; init; } = ListedMembers.None;

    /// <summary>Methods that are a path although no attribute says so.</summary>
    public ListedMembers Paths { get; init; } = ListedMembers.None;

    /// <summary>The verbs of which a second arrival may do harm.</summary>
    public ImmutableHashSet<string> UnsafeVerbs { get; init; } = ["POST", "PATCH", "CONNECT"];

    /// <summary>Segments of addresses to which a POST only reads, besides those that are known.</summary>
    public ImmutableHashSet<string> ReadingSegments { get; init; } = [];

    /// <summary>Whether a circuit breaker is to see each attempt and not only the end of all.</summary>
    public bool CountsAttempts { get; init; }

    /// <summary>Whether tests are judged like all other code.</summary>
    public bool JudgesTestCode { get; init; }

    /// <summary>Whether calls that only ask whether something answers are judged like all others.</summary>
    public bool JudgesProbes { get; init; }

    /// <summary>Whether the calls in a file need no path: samples, benchmarks.</summary>
    public Func<SyntaxTree, bool> IsExempt { get; init; } = _ => false;

    /// <summary>Whether a baseline entry that nothing needs is an error.</summary>
    public bool IsStaleAnError { get; init; }

    /// <summary>The folder of the project; empty where the build does not tell.</summary>
    public string ProjectFolder { get; init; } = "";

    /// <summary>Whether the project is compiled for several target frameworks.</summary>
    public bool IsMultiTargeted { get; init; }

    /// <summary>Whether the build wants the coverage of the project.</summary>
    public bool ReportsCoverage { get; init; }

    /// <summary>The settings of a compilation: the global ones, else those of the first file that has any.</summary>
    public static AnalyzerSettings Read(AnalyzerOptions options, Compilation compilation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        // One look at each file serves all keys.
        var files = new Lazy<ImmutableArray<AnalyzerConfigOptions>>(() => [.. compilation.SyntaxTrees.Select(provider.GetOptions).Distinct()]);
        return new(IsTrue(OfBuild(TestProjectKey)), ParseRequired(OfFiles(RequiredKey)))
        {
            IsRequiredChosen = OfFiles(RequiredKey) is not null,
            Sinks = ListedMembers.Parse(OfFiles(SinksKey)),
            Paths = ListedMembers.Parse(OfFiles(PathsKey)),
            UnsafeVerbs = Default.UnsafeVerbs.Union(IdempotentWrites.Intersect(Words(OfFiles(UnsafeVerbsKey)), StringComparer.OrdinalIgnoreCase)),
            ReadingSegments = Words(OfFiles(ReadingSegmentsKey)),
            CountsAttempts = IsWord(OfFiles(BreakerCountsKey), "attempts"),
            JudgesTestCode = IsWord(OfFiles(TestCodeKey), Judge),
            JudgesProbes = IsWord(OfFiles(ProbesKey), Judge),
            IsExempt = tree => IsTrue(provider.GetOptions(tree).TryGetValue(ExemptKey, out var value) ? value : null),
            IsStaleAnError = IsTrue(OfFiles(StrictStaleKey)),
            ProjectFolder = OfBuild(ProjectFolderKey) ?? "",
            IsMultiTargeted = IsTrue(OfBuild(MultiTargetedKey)),
            ReportsCoverage = IsTrue(OfBuild(CoverageKey)),
        };

        string? OfBuild(string key) => provider.GlobalOptions.TryGetValue(key, out var value) ? value : null;

        string? OfFiles(string key) =>
            OfBuild(key) ?? files.Value.Select(options => options.TryGetValue(key, out var value) ? value : null).FirstOrDefault(value => value is not null);
    }

    /// <summary>All options of ours that the project writes, each value once.</summary>
    public static IEnumerable<(string Key, string Value)> Written(AnalyzerOptions options, Compilation compilation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        return (
            from source in compilation.SyntaxTrees.Select(provider.GetOptions).Prepend(provider.GlobalOptions).Distinct()
            from key in KeysOf(source)
            where key.StartsWith(OwnKeys, StringComparison.OrdinalIgnoreCase)
            select (key, source.TryGetValue(key, out var value) ? value : "")).Distinct();
    }

    /// <summary>The compilation and its settings where registrations are intercepted; null where they are not.</summary>
    public static IncrementalValueProvider<(Compilation Compilation, AnalyzerSettings Settings)?> OfTrial(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider).Select(static (project, _) =>
            new AnalyzerOptions([], project.Right) is var options && TriesRegistrations(options) ? (project.Left, Read(options, project.Left)) : default((Compilation, AnalyzerSettings)?));

    /// <summary>Whether the project tries zero-edit registrations.</summary>
    public static bool TriesRegistrations(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(ZeroEditKey, out var value) && string.Equals(value, "registrations", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word can stand between two slashes of an address.</summary>
    public static bool IsSegment(string word) => word.Length > 0 && word.IndexOfAny(['/', '?', '#', ' ']) < 0;

    // A host that cannot list its keys throws: nothing can be said about them then.
    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }

    private static ImmutableHashSet<string> Words(string? value) => ListedMembers.Split(value ?? "").ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsTrue(string? value) => IsWord(value, "true");

    private static bool IsWord(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);

    // A word that is none of them is passed over, and no word at all means the default: a typing error must not silence the rules.
    private static ResilienceTraits ParseRequired(string? value)
    {
        var words = Words(value);
        var traits = RequiredWords.Where(known => words.Contains(known.Word)).Aggregate(ResilienceTraits.None, (all, known) => all | known.Trait);
        return traits == ResilienceTraits.None ? Default.Required : traits;
    }
}
