using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>The methods that their author, or the project, calls a path, whatever their bodies show.</summary>
internal sealed class DeclaredPaths(ListedMembers listed)
{
    public bool Contains(IMethodSymbol method) => method.HasAttribute(KnownTypes.ResiliencePathAttribute) || listed.Contains(method);
}
