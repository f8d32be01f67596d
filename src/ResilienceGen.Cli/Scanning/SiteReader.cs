using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Scanning;

/// <summary>Turns the engine's verdict into a <see cref="Site"/>.</summary>
internal static partial class SiteReader
{
    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    /// <returns>The site; null for a call in generated code that maps to no file of the user.</returns>
    public static Site? Read(SiteVerdict verdict, Compilation compilation, LoadedSolution loaded, LoadedProject project)
    {
        var tree = verdict.Location.SourceTree!;
        var span = verdict.Location.GetMappedLineSpan();
        if (!span.HasMappedPath && loaded.Solution.GetDocument(tree) is null or SourceGeneratedDocument) return null;
        var call = CallSyntax.At(verdict.Location);
        return new Site(
            loaded.Relative(span.Path),
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            call.GetLocation().GetMappedLineSpan().StartLinePosition.Line + 1,
            verdict.Type.ToDisplayString(),
            MemberName(verdict.Member),
            verdict.Callee.Name,
            verdict.Callee.ToDisplayString(Signature),
            WhiteSpace().Replace(call.ToString(), ""),
            verdict.Kind,
            verdict.RuleId,
            verdict.Reason,
            [.. verdict.Evidence.Select(step => Evidence(step, loaded))],
            project.Name,
            project.TargetFramework is null ? [] : [project.TargetFramework])
        {
            Namespace = verdict.Type.ContainingNamespace.ToDisplayString(),
            Key = verdict.RuleId is null ? null : Key(verdict.RuleId, verdict.Location, compilation.GetSemanticModel(tree)),
        };
    }

    private static BaselineKey Key(string ruleId, Location place, SemanticModel model) =>
        BaselineSubject.Of(ruleId, place, model, CancellationToken.None).Key(model, CancellationToken.None);

    private static string MemberName(ISymbol member) =>
        member is IMethodSymbol { AssociatedSymbol: { } owner } ? owner.Name : member.Name;

    private static SiteEvidence Evidence(Evidence step, LoadedSolution loaded)
    {
        if (step.Location is not { IsInSource: true } location) return new SiteEvidence(step.Text, null, null);
        var span = location.GetMappedLineSpan();
        return new SiteEvidence(step.Text, loaded.Relative(span.Path), span.StartLinePosition.Line + 1);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
