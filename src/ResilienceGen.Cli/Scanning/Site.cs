using System.Collections.Immutable;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Cli.Scanning;

/// <summary>One step of a site's proof.</summary>
/// <param name="Text">A sentence a developer can check.</param>
/// <param name="File">The file it is about, relative to the root; null where it is about no place.</param>
/// <param name="Line">The line, counted from 1; null where it is about no place.</param>
internal sealed record SiteEvidence(string Text, string? File, int? Line);

/// <summary>One HTTP call site as the tool reports it: no symbols, no syntax.</summary>
/// <param name="File">The file, relative to the root, with forward slashes.</param>
/// <param name="Line">The line of the called member's name, counted from 1.</param>
/// <param name="Column">The column of that name, counted from 1.</param>
/// <param name="StartLine">The line on which the call expression starts.</param>
/// <param name="Type">The type that contains the call.</param>
/// <param name="Member">The member that contains the call.</param>
/// <param name="Callee">The name of the called sink.</param>
/// <param name="CalleeSignature">The sink with its containing type and parameter types.</param>
/// <param name="Expression">The call with its white space normalised; identifies it independently of its line.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Rule">The rule that reports it; null where nothing is reported.</param>
/// <param name="Reason">The reason code of the verdict.</param>
/// <param name="Evidence">The proof.</param>
/// <param name="Project">The project that contains the file.</param>
/// <param name="TargetFrameworks">The target frameworks in which the site exists.</param>
internal sealed record Site(
    string File,
    int Line,
    int Column,
    int StartLine,
    string Type,
    string Member,
    string Callee,
    string CalleeSignature,
    string Expression,
    VerdictKind Verdict,
    string? Rule,
    string Reason,
    ImmutableArray<SiteEvidence> Evidence,
    string Project,
    ImmutableArray<string> TargetFrameworks)
{
    /// <summary>The namespace of the type.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>What a baseline files it under; set for what a rule reports.</summary>
    public BaselineKey? Key { get; init; }

    /// <summary>The reason with which the baseline accepts it, maybe empty; null where it does not.</summary>
    public string? Acceptance { get; init; }
}

/// <summary>A site with the verdict it was read from, which knows the syntax and the route.</summary>
internal sealed record FoundSite(Site Site, SiteVerdict Verdict);
