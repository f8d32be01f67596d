using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.Facts;

/// <summary>Reads one fact off one declaration or call, without looking at any other member.</summary>
internal static class FactReader
{
    // What a policy is made of elsewhere stays unknown: a fact costs one transform, and no call graph.
    private static readonly PolicyReader Policies = new(value => [value.Unwrap()]);

    /// <summary>Whether the node is an extension method that names a known registration call, or a typed registration.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) => node switch
    {
        MethodDeclarationSyntax { ParameterList.Parameters: [var receiver, ..] } method => receiver.Modifiers.Any(SyntaxKind.ThisKeyword) && NamesRegistration(method),
        InvocationExpressionSyntax call => IsTyped(call),
        _ => false,
    };

    public static Fact? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken) => context.Node switch
    {
        MethodDeclarationSyntax method => OfMethod(method, context.SemanticModel, cancellationToken),
        InvocationExpressionSyntax call => OfClient(call, context.SemanticModel, cancellationToken),
        _ => null,
    };

    private static bool NamesRegistration(MethodDeclarationSyntax method) =>
        method.DescendantNodes().Any(node => node is SimpleNameSyntax { Identifier.ValueText: var name } && RegistrationNames.IsKnown(name));

    private static bool IsTyped(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: RegistrationNames.AddHttpClient } };

    private static Fact? OfMethod(MethodDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { IsExtensionMethod: true, Parameters: [{ Type: var extended }, ..] } method
            || !ServiceTypes.IsExtended(extended)
            || method.GetDocumentationCommentId() is not { } subject
            || model.GetOperation(declaration, cancellationToken) is not { } body)
        {
            return null;
        }

        return new Fact(FactKinds.Registration, subject, StepText.Write(StepReader.Read(body, method, Policies)));
    }

    private static Fact? OfClient(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var chain = call;
        while (chain.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }) chain = next;
        if (model.GetOperation(chain, cancellationToken) is not { } operation) return null;
        var steps = StepReader.Read(operation, method: null, Policies);
        return steps is [RegisterClient { Clients: [INamedTypeSymbol client, ..] }] && client.OriginalDefinition.GetDocumentationCommentId() is { } subject
            ? new Fact(FactKinds.Client, subject, StepText.Write(steps))
            : null;
    }
}
