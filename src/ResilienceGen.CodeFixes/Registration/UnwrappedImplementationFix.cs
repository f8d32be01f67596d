using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>
/// RSG3005: takes the interface instead of the implementation, also in the private field that keeps it, if nothing else is used of it; takes away the
/// registration that replaces the wrapper.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnwrappedImplementationFix))]
[Shared]
public sealed class UnwrappedImplementationFix() : TextFix(RuleIds.UnwrappedImplementation, "Use the resilient wrapper", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) => finding.Invocation is { } registration ? WithoutRegistration(registration, finding) : WithInterface(finding);

    // A factory, or a key, may be meant. A typed client is also what makes the HttpClient that the implementation needs.
    private static IEnumerable<TextChange> WithoutRegistration(InvocationExpressionSyntax registration, Finding finding) =>
        registration is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: not RegistrationNames.AddHttpClient, Expression: var services } }
        && !registration.ContainsDirectives
        && PlaceOf(registration, services, finding) is { } place && !Comments.LieIn(place, finding.Root)
            ? [new TextChange(place, "")]
            : [];

    private static TextSpan? PlaceOf(InvocationExpressionSyntax registration, ExpressionSyntax services, Finding finding) =>
        registration.Parent is MemberAccessExpressionSyntax || services is InvocationExpressionSyntax ? TextSpan.FromBounds(services.Span.End, registration.Span.End)
        : registration.Parent is ExpressionStatementSyntax { ContainsDirectives: false } statement ? StatementLines.Of(statement, finding.Root.GetText())
        : null;

    private static IEnumerable<TextChange> WithInterface(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<ParameterSyntax>() is not { Type: { } written } parameter
            || parameter.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner
            || finding.Model.GetDeclaredSymbol(parameter, finding.CancellationToken) is not { ContainingType.DeclaringSyntaxReferences.Length: 1 } taken
            || !finding.Diagnostic.Properties.TryGetValue(UnwrappedImplementation.Contract, out var id) || id is null
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, finding.Model.Compilation) is not INamedTypeSymbol contract)
            return [];

        var types = new List<TypeSyntax> { written };
        var uses = new ContractUses(contract, owner, finding.Model);
        if (!uses.AreEnough(taken, out var keptIn)) return [];
        foreach (var field in keptIn)
        {
            if (field.DeclaringSyntaxReferences is not [var reference]
                || reference.GetSyntax(finding.CancellationToken) is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: var kept } }
                || !uses.AreEnough(field, out var further) || further.Count > 0)
                return [];
            types.Add(kept);
        }

        return types.Select(type => new TextChange(type.Span, contract.ToMinimalDisplayString(finding.Model, type.SpanStart)));
    }
}
