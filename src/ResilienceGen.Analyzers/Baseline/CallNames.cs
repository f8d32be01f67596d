using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>What stands for a name that can be changed without changing the call.</summary>
/// <param name="tree">The tree of the call.</param>
/// <param name="call">Where the call stands in it.</param>
internal sealed class CallNames(SyntaxTree tree, TextSpan call)
{
    private readonly List<ISymbol> _inside = [];

    public static bool IsLocal(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction };

    /// <summary>Whether the call itself declares it, as a lambda in it does with its parameters.</summary>
    public bool IsInside(ISymbol symbol) =>
        symbol.Locations.Any(place => place.SourceTree == tree && call.Contains(place.SourceSpan));

    public string Of(ISymbol symbol)
    {
        if (IsInside(symbol)) return $"${Number(symbol)}";
        return symbol switch
        {
            // The dependencies of a class come and go: what a primary constructor takes is known by its type.
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }, Type: var type } => $"$own:{type.Name}",
            IParameterSymbol parameter => $"$argument:{parameter.Ordinal}",
            IMethodSymbol function => function.Name,
            _ => "$local",
        };
    }

    private int Number(ISymbol symbol)
    {
        var known = _inside.FindIndex(other => SymbolEqualityComparer.Default.Equals(other, symbol));
        if (known >= 0) return known;
        _inside.Add(symbol);
        return _inside.Count - 1;
    }
}
