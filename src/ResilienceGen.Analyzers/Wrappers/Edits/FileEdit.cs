using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.Wrappers.Edits;

/// <summary>The types in which two versions of a file differ, bodies aside.</summary>
internal sealed class FileEdit
{
    // Types that are looked up by name although no interface has to name them live below these namespaces, or have this prefix.
    private static readonly string[] LookedUp = ["System", "Microsoft", "ResilienceGen"];

    private readonly List<MemberDeclarationSyntax> _touched = [];

    private FileEdit()
    {
    }

    public IReadOnlyList<MemberDeclarationSyntax> Touched => _touched;

    /// <summary>Null where the versions differ in more than plain types, or in types that matter without being named.</summary>
    public static FileEdit? Find(SyntaxTree before, SyntaxTree after)
    {
        var edit = new FileEdit();
        return edit.Compare(before.GetRoot(), after.GetRoot()) ? edit : null;
    }

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declaration => declaration.Identifier.ValueText,
        DelegateDeclarationSyntax declaration => declaration.Identifier.ValueText,
        _ => "",
    };

    private bool Compare(SyntaxNode before, SyntaxNode after)
    {
        if (AreAlike(before, after)) return true;
        var (old, changed) = (MembersOf(before), MembersOf(after));
        if (before.RawKind != after.RawKind || !AreAlike(WithoutMembers(before), WithoutMembers(after))) return false;

        var start = 0;
        while (start < old.Count && start < changed.Count && AreAlike(old[start], changed[start])) start++;
        var end = 0;
        while (end < old.Count - start && end < changed.Count - start && AreAlike(old[old.Count - 1 - end], changed[changed.Count - 1 - end])) end++;

        if (old.Count - end - start == 1 && changed.Count - end - start == 1 && old[start] is BaseNamespaceDeclarationSyntax) return Compare(old[start], changed[start]);
        return old.Take(old.Count - end).Skip(start).All(Touch) && changed.Take(changed.Count - end).Skip(start).All(Touch);
    }

    private bool Touch(MemberDeclarationSyntax member)
    {
        if (!IsPlainType(member) || NameOf(member).StartsWith(Reading.WrapperNaming.Prefix, StringComparison.OrdinalIgnoreCase) || IsLookedUp(member)) return false;
        _touched.Add(member);
        return true;
    }

    // One that is marked, holds what could be marked, or ends a region of the file tells its neighbours something.
    private static bool IsPlainType(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        && member is { AttributeLists.Count: 0, ContainsDirectives: false }
        && (member is not TypeDeclarationSyntax type || !type.Members.Any(inner => inner is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax));

    private static bool IsLookedUp(MemberDeclarationSyntax member) =>
        member.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault() is { } space
        && LookedUp.Contains(space.Name.ToString().Split('.')[0].Trim());

    private static bool AreAlike(SyntaxNode before, SyntaxNode after) => SyntaxFactory.AreEquivalent(before, after, topLevel: true);

    private static SyntaxList<MemberDeclarationSyntax> MembersOf(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Members,
        BaseNamespaceDeclarationSyntax space => space.Members,
        _ => default,
    };

    private static SyntaxNode WithoutMembers(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.WithMembers(default),
        BaseNamespaceDeclarationSyntax space => space.WithMembers(default),
        _ => node,
    };
}
