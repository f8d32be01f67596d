using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Calls that do not bind, as in code without its packages: which methods they may mean, and as which parameter of those a value arrives.</summary>
internal static class UnboundCalls
{
    /// <summary>The parameters that may receive the value, one for each method that may be meant; extension methods in their unreduced form.</summary>
    public static IEnumerable<IParameterSymbol> ParametersFor(IOperation value, IOperation call)
    {
        if (call is not IInvalidOperation { Syntax: InvocationExpressionSyntax invocation, SemanticModel: { } model }) return [];
        var arguments = invocation.ArgumentList.Arguments;
        var index = arguments.IndexOf(argument => argument.Span.Contains(value.Syntax.Span));
        if (index < 0) return [];
        return Meant(invocation, model)
            .Select(method => ParameterOf(method, arguments[index].NameColon?.Name.Identifier.ValueText, index))
            .OfType<IParameterSymbol>();
    }

    /// <summary>The methods that the call may mean.</summary>
    public static IEnumerable<IMethodSymbol> Meant(IOperation call) =>
        call is IInvalidOperation { Syntax: InvocationExpressionSyntax invocation, SemanticModel: { } model } ? Meant(invocation, model) : [];

    // In a fluent chain each call stands on what the one before it may return.
    private static IEnumerable<IMethodSymbol> Meant(InvocationExpressionSyntax invocation, SemanticModel model)
    {
        var info = model.GetSymbolInfo(invocation);
        var found = info.Symbol is IMethodSymbol bound ? [bound] : info.CandidateSymbols.OfType<IMethodSymbol>().ToList();
        return found.Count == 0 && invocation.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax before, Name.Identifier.ValueText: var name }
            ? Meant(before, model).SelectMany(method => MembersOf(method.ReturnType, name)).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
            : found;
    }

    private static IEnumerable<IMethodSymbol> MembersOf(ITypeSymbol? type, string name)
    {
        var types = type?.AllInterfaces.Cast<ITypeSymbol>().ToList() ?? [];
        for (; type is not null; type = type.BaseType) types.Add(type);
        return types.SelectMany(declaring => declaring.GetMembers(name)).OfType<IMethodSymbol>();
    }

    private static IParameterSymbol? ParameterOf(IMethodSymbol method, string? name, int index)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var position = method.ReducedFrom is null ? index : index + 1;
        return definition.Parameters.FirstOrDefault(parameter => name is null ? parameter.Ordinal == position : parameter.Name == name);
    }
}
