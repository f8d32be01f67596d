using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>
/// Tells about which entries one compilation may say that nothing needs them. A file can serve several projects and frameworks,
/// and what another of them compiles is not seen from here; those entries are left to <c>resilience baseline check</c>, which sees all.
/// </summary>
internal sealed class BaselineReach(Compilation compilation, BaselineSource source, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, bool> _types = [];

    public bool Includes(BaselineKey key)
    {
        if (source.IsPartial) return false;
        var type = TypeIdOf(key.Member);
        if (!_types.TryGetValue(type, out var isIncluded)) _types[type] = isIncluded = Includes(type);
        return isIncluded;
    }

    private bool Includes(string typeId) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(typeId, compilation) is INamedTypeSymbol type
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
        // Every project can have a Program; a type with a namespace stands in one of them.
        && !(source.IsShared && type.ContainingNamespace.IsGlobalNamespace)
        && !type.DeclaringSyntaxReferences.Any(IsConditional);

    // A call under #if may be there for another project that compiles the file.
    private bool IsConditional(SyntaxReference declaration) =>
        declaration.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax root
        && root.GetFirstDirective(directive => directive.IsKind(SyntaxKind.IfDirectiveTrivia)) is not null;

    /// <summary>The id of the type around a member, which itself may no longer exist.</summary>
    public static string TypeIdOf(string memberId)
    {
        var end = memberId.IndexOf('(');
        var name = memberId.Substring(2, (end < 0 ? memberId.Length : end) - 2);
        var dot = name.LastIndexOf('.');
        return memberId[0] == 'T' || dot < 0 ? $"T:{name}" : $"T:{name.Substring(0, dot)}";
    }
}
