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
        return model.GetSymbolInfo(invocation).CandidateSymbols.OfType<IMethodSymbol>()
            .Select(method => ParameterOf(method, arguments[index].NameColon?.Name.Identifier.ValueText, index))
            .OfType<IParameterSymbol>();
    }

    private static IParameterSymbol? ParameterOf(IMethodSymbol method, string? name, int index)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var position = method.ReducedFrom is null ? index : index + 1;
        return definition.Parameters.FirstOrDefault(parameter => name is null ? parameter.Ordinal == position : parameter.Name == name);
    }
}
