using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.ZeroEdit;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>A call as far as it can be understood: bound, or, where its library is not restored, as it is written.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Name">The name that is called.</param>
/// <param name="Method">The called method, an extension in its unreduced form; null where it does not bind.</param>
/// <param name="Receiver">What it is called on, which is the first argument of an extension.</param>
/// <param name="Arguments">The other arguments; the parameter is null where the call does not bind.</param>
/// <param name="TypeArguments">The type arguments, as far as they bind.</param>
internal sealed record RegistrationCall(
    IOperation Operation,
    string Name,
    IMethodSymbol? Method,
    IOperation? Receiver,
    ImmutableArray<CallArgument> Arguments,
    ImmutableArray<ITypeSymbol> TypeArguments)
{
    public Location Location => NameOf(Operation.Syntax).GetLocation();

    /// <summary>Whether it is a call of the libraries, by its name where that is all there is.</summary>
    public bool IsOfLibrary => Method is null || RegistrationNames.IsDeclaredByLibrary(Method);

    /// <summary>Whether the zero-edit trial takes the call over.</summary>
    public bool IsIntercepted =>
        Operation is { SemanticModel: { } model, Syntax: InvocationExpressionSyntax call } && Interception.IsApplied(model, call, CancellationToken.None);

    public static RegistrationCall? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfBound(call),
        IInvalidOperation { Syntax: InvocationExpressionSyntax syntax } broken => OfBroken(broken, syntax),
        _ => null,
    };

    private static RegistrationCall OfBound(IInvocationOperation call)
    {
        var method = call.TargetMethod.ReducedFrom is { } unreduced && call.Instance is null ? unreduced : call.TargetMethod;
        var isExtension = method.IsExtensionMethod && call.Instance is null;
        var receiver = call.Instance ?? (isExtension ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);
        var arguments = call.Arguments.Where(argument => !(isExtension && argument.Parameter?.Ordinal == 0)).Select(argument => new CallArgument(argument.Parameter, argument.Value));
        return new(call, method.Name, method, receiver, [.. arguments], method.TypeArguments);
    }

    private static RegistrationCall? OfBroken(IInvalidOperation broken, InvocationExpressionSyntax syntax)
    {
        if (NameOf(syntax) is not SimpleNameSyntax name) return null;
        var target = syntax.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;
        var receiver = target is null ? null : Part(broken, target);
        var arguments = syntax.ArgumentList.Arguments.Select(argument => Part(broken, argument.Expression)).OfType<IOperation>().Select(value => new CallArgument(null, value));
        var types = name is GenericNameSyntax { TypeArgumentList.Arguments: var written } ? written.Select(type => broken.SemanticModel?.GetTypeInfo(type).Type).OfType<ITypeSymbol>() : [];
        return new(broken, name.Identifier.ValueText, Method: null, receiver, [.. arguments], [.. types.Where(type => type.TypeKind != TypeKind.Error)]);
    }

    // What does not bind hangs its parts where it can, the receiver of a chain for instance below another invalid operation.
    private static IOperation? Part(IInvalidOperation broken, ExpressionSyntax syntax) =>
        broken.Descendants<IOperation>().FirstOrDefault(part => part.Syntax == syntax)?.Unwrap();

    private static SyntaxNode NameOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation => NameOf(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };
}

/// <summary>One argument and, where the call binds, the parameter it is for.</summary>
internal sealed record CallArgument(IParameterSymbol? Parameter, IOperation Value);
