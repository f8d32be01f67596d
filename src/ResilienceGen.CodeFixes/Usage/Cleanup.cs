using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>Code that has to run also after its caller has cancelled: with the caller's token it would be cancelled itself.</summary>
internal static class Cleanup
{
    /// <summary>Whether the code stands in a <c>finally</c>, or in a <c>catch</c> that a cancellation may end in.</summary>
    public static bool Holds(SyntaxNode code, SemanticModel model) => code.Ancestors()
        .TakeWhile(node => node is not MemberDeclarationSyntax)
        .Any(node => node is FinallyClauseSyntax || (node is CatchClauseSyntax failure && SeesCancellation(failure, model)));

    private static bool SeesCancellation(CatchClauseSyntax failure, SemanticModel model) =>
        failure.Declaration is not { } declaration
        || (model.GetTypeInfo(declaration.Type).Type is { } caught && (caught.Is("System.Exception") || caught.Is("System.SystemException") || caught.IsOrDerivesFrom("System.OperationCanceledException")));
}
