using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>How the path is written at the call: <c>SendWithRetryAsync</c>, <c>_pipeline.ExecuteAsync</c>, <c>Retry.RunAsync</c>.</summary>
internal static class PathExpression
{
    // The calls of a file are held against few names.
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, bool>> Declared = new();

    public static string Of(ResiliencePath path, IMethodSymbol method, IOperation place, INamedTypeSymbol type)
    {
        var qualifier = OwnerOf(path, method, type) is { } owner ? $"{NameOf(owner, place)}." : "";
        return path.Holder is { } holder ? $"{qualifier}{holder.Name}.{method.Name}" : $"{qualifier}{method.Name}";
    }

    /// <summary>A member of the type, or a static one of another, as it is written at the place; null where its name means something else there.</summary>
    public static string? OfMember(ISymbol member, IOperation place, INamedTypeSymbol type)
    {
        if (member is IParameterSymbol || TypeScope.Names(type, member)) return Hides(member, member.Name, place) ? null : member.Name;
        var owner = NameOf(member.ContainingType, place);
        return owner.Contains(':') || Hides(member.ContainingType, FirstIn(owner), place) ? null : $"{owner}.{member.Name}";
    }

    /// <summary>Whether its first name means something else here: a parameter, a local or a local function of that name.</summary>
    public static bool IsHidden(ResiliencePath path, IMethodSymbol method, IOperation place, INamedTypeSymbol type)
    {
        var owner = OwnerOf(path, method, type);
        ISymbol meant = owner ?? path.Holder ?? method;
        return Hides(meant, owner is not null ? FirstIn(NameOf(owner, place)) : meant.Name, place);
    }

    private static bool Hides(ISymbol meant, string name, IOperation place) =>
        (meant is ITypeSymbol || IsDeclaredIn(place.Syntax.SyntaxTree, name)) && place.SemanticModel!.LookupSymbols(place.Syntax.SpanStart, name: name)
            .Any(found => IsVariable(found, isType: meant is ITypeSymbol) && !SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, meant.OriginalDefinition));

    private static string FirstIn(string name) => name.Split('.', '<', ':')[0];

    // A helper, and a pipeline that another type shares: the name of the type must be written.
    private static INamedTypeSymbol? OwnerOf(ResiliencePath path, IMethodSymbol method, INamedTypeSymbol type) =>
        path.Holder is { IsStatic: true, ContainingType: { } shared } holder && !TypeScope.Names(type, holder) ? shared
        : path is { Holder: null, IsHelper: true } ? method.ContainingType
        : null;

    // A look-up in scope is dear; only a variable or local function of that name, somewhere in the file, can hide a member.
    private static bool IsDeclaredIn(SyntaxTree file, string name) => Declared.GetOrCreateValue(file).GetOrAdd(name, key => FindDeclaration(file, key));

    private static bool FindDeclaration(SyntaxTree file, string name) => SourceWords.Of(file, CancellationToken.None).Places(SourceWords.HashOf(name))
        .Select(position => file.GetRoot().FindToken(position))
        .Any(token => token.ValueText == name
            && token.Parent is not (SimpleNameSyntax or MemberDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax }));

    // A member hides a type of its name, unless it is of that type.
    private static bool IsVariable(ISymbol symbol, bool isType) => symbol
        is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
        || (isType && symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol);

    private static string NameOf(INamedTypeSymbol type, IOperation place) => type.ToMinimalDisplayString(place.SemanticModel!, place.Syntax.SpanStart);
}
