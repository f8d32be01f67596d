using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>A finding as the baseline sees it, whatever rule found it.</summary>
/// <param name="Family">The family of the rule: <see cref="RuleFamilies"/>.</param>
/// <param name="Member">The documentation comment id of the member that contains it.</param>
/// <param name="Callee">The called method with its type; a dash where nothing is called.</param>
/// <param name="Syntax">The expression it is about.</param>
internal sealed record BaselineSubject(string Family, string Member, string Callee, SyntaxNode Syntax)
{
    /// <param name="ruleId">The rule that reports the finding.</param>
    /// <param name="place">Where it is reported; for a call the name of the called member.</param>
    /// <param name="model">The model of the tree it stands in.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static BaselineSubject Of(string ruleId, Location place, SemanticModel model, CancellationToken cancellationToken) =>
        new(
            RuleFamilies.Of(ruleId),
            MemberAt(place, model, cancellationToken),
            CalleeAt(place, model, cancellationToken),
            CallSyntax.At(place, cancellationToken));

    /// <param name="model">The model of the tree the finding stands in.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public BaselineKey Key(SemanticModel model, CancellationToken cancellationToken) =>
        new(Family, Member, Callee, CallHash.Of(CallText.Of(Syntax, model, cancellationToken)));

    private static string MemberAt(Location place, SemanticModel model, CancellationToken cancellationToken)
    {
        var member = model.GetEnclosingSymbol(place.SourceSpan.Start, cancellationToken);
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }) member = member.ContainingSymbol;
        // The initializer of a property fills a field that only the compiler names.
        if (member is IFieldSymbol { AssociatedSymbol: { } property }) member = property;
        return member?.OriginalDefinition.GetDocumentationCommentId() ?? $"!:{member?.ToDisplayString()}";
    }

    private static string CalleeAt(Location place, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = place.SourceTree!.GetRoot(cancellationToken).FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        var called = model.GetSymbolInfo(name, cancellationToken);
        return (called.Symbol ?? called.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { ContainingType.Name: var type, Name: var method } ? $"{type}.{method}" : "-";
    }
}
