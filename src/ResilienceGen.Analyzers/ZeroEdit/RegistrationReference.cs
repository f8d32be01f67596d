using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.ZeroEdit;

/// <summary>A place that names a registration of the client factory which hands back a builder.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Operation">The call, or the reference of a method group.</param>
/// <param name="Method">The overload as it is declared.</param>
internal sealed record RegistrationReference(SimpleNameSyntax Name, IOperation Operation, IMethodSymbol Method)
{
    /// <summary>The call; null where the method is only referred to.</summary>
    public InvocationExpressionSyntax? Call => Operation is IInvocationOperation ? Operation.Syntax as InvocationExpressionSyntax : null;

    /// <summary>All such places in the compilation, in the order of their files.</summary>
    public static IEnumerable<RegistrationReference> In(GapContext engine) =>
        from tree in engine.Compilation.SyntaxTrees
        where !Interception.IsGenerated(tree)
        from place in SourceWords.Of(tree, engine.Bodies.CancellationToken).Places(SourceWords.HashOf(RegistrationNames.AddHttpClient))
        let reference = At(tree.GetRoot(engine.Bodies.CancellationToken).FindToken(place), engine)
        where reference is not null
        select reference;

    private static RegistrationReference? At(SyntaxToken token, GapContext engine)
    {
        if (token.ValueText != RegistrationNames.AddHttpClient || token.Parent is not SimpleNameSyntax name) return null;
        ExpressionSyntax named = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? (ExpressionSyntax)name.Parent : name;
        SyntaxNode read = named.Parent is InvocationExpressionSyntax call && call.Expression == named ? call : named;
        var operation = engine.Bodies.ModelOf(name.SyntaxTree).GetOperation(read, engine.Bodies.CancellationToken);
        return MethodOf(operation) is { } method && method.ContainingType.Is(KnownTypes.HttpClientFactoryExtensions) && ServiceTypes.IsClientBuilder(method.ReturnType)
            ? new(name, operation!, method)
            : null;
    }

    private static IMethodSymbol? MethodOf(IOperation? operation)
    {
        var method = (operation as IInvocationOperation)?.TargetMethod ?? (operation as IMethodReferenceOperation)?.Method;
        return (method?.ReducedFrom ?? method)?.OriginalDefinition;
    }
}
