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
        if (!IsFrameAlike(before, after)) return false;

        var (old, changed) = (MembersOf(before), MembersOf(after));
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

    // Member by member: behind the first field of what it is asked about, the compiler passes over each initializer, and so over the
    // values of constants and the defaults of parameters.
    private static bool AreAlike(SyntaxNode before, SyntaxNode after)
    {
        if (before.IsIncrementallyIdenticalTo(after)) return true;
        var (old, changed) = (MembersOf(before), MembersOf(after));
        return old.Count == changed.Count
            && IsFrameAlike(before, after)
            && old.Zip(changed, AreAlike).All(alike => alike);
    }

    // A directive in the initializer of a field says what nullable means for all that follows.
    private static bool IsFrameAlike(SyntaxNode before, SyntaxNode after) => SyntaxFactory.AreEquivalent(
        WithoutMembers(before),
        WithoutMembers(after),
        topLevel: before is not FieldDeclarationSyntax || !(before.ContainsDirectives || after.ContainsDirectives));

    private static SyntaxList<MemberDeclarationSyntax> MembersOf(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Members,
        BaseNamespaceDeclarationSyntax space => space.Members,
        TypeDeclarationSyntax type => type.Members,
        _ => default,
    };

    private static SyntaxNode WithoutMembers(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.WithMembers(default),
        BaseNamespaceDeclarationSyntax space => space.WithMembers(default),
        TypeDeclarationSyntax type => type.WithMembers(default),
        _ => node,
    };
}
