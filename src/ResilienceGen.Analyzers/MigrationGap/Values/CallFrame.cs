using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Values;

/// <summary>The call through which a body was entered, so that its parameters mean this call's arguments and no other's.</summary>
internal sealed record CallFrame(IMethodSymbol Method, ImmutableArray<IArgumentOperation> Arguments, CallFrame? Outer)
{
    public bool Contains(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(Method, method) || Outer?.Contains(method) == true;
}
