using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Edits;

/// <summary>
/// What lies between two versions of a compilation. Most edits change a body, which no declaration can depend on; some change a type that
/// no other declaration names. When in doubt, everything is read again.
/// </summary>
internal static class CompilationEdit
{
    public static bool LeavesReadings(Compilation before, Compilation after)
    {
        if (ReferenceEquals(before, after)) return true;
        return before.AssemblyName == after.AssemblyName
            && before.Options.Equals(after.Options)
            && before.ExternalReferences.SequenceEqual(after.ExternalReferences)
            && before.SyntaxTrees.SequenceEqual(after.SyntaxTrees, SameOptions.Instance)
            && FindTouched(before, after) is { } touched
            && !touched.Any(type => IsNamed(type, after, touched));
    }

    /// <summary>The types in which files differ, bodies aside; null where one of the files differs in more.</summary>
    private static List<MemberDeclarationSyntax>? FindTouched(Compilation before, Compilation after)
    {
        var touched = new List<MemberDeclarationSyntax>();
        foreach (var (old, changed) in before.SyntaxTrees.Zip(after.SyntaxTrees, static (old, changed) => (old, changed)))
        {
            if (ReferenceEquals(old, changed)) continue;
            if (FileEdit.Find(old, changed) is not { } edit) return null;
            touched.AddRange(edit.Touched);
        }

        return touched;
    }

    // Anywhere but in the touched types themselves, and in whatever case: names of files do not tell cases apart.
    private static bool IsNamed(MemberDeclarationSyntax type, Compilation after, List<MemberDeclarationSyntax> touched)
    {
        const string suffix = "Attribute";
        var name = FileEdit.NameOf(type);
        return IsWritten(name) || (name.EndsWith(suffix, StringComparison.Ordinal) && IsWritten(name.Substring(0, name.Length - suffix.Length)));

        bool IsWritten(string word) => after.SyntaxTrees.Any(tree => IsNamed(word, tree, touched));
    }

    // The words of a file are read much faster than its tokens, but stand in comments and strings as well.
    private static bool IsNamed(string word, SyntaxTree tree, List<MemberDeclarationSyntax> touched) =>
        SourceWords.Of(tree, CancellationToken.None).WritesInAnyCase(word, CancellationToken.None)
        && tree.GetRoot()
            .DescendantTokens(node => node is not MemberDeclarationSyntax member || !touched.Contains(member))
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && string.Equals(token.ValueText, word, StringComparison.OrdinalIgnoreCase));

    private sealed class SameOptions : IEqualityComparer<SyntaxTree>
    {
        public static readonly SameOptions Instance = new();

        public bool Equals(SyntaxTree left, SyntaxTree right) => ReferenceEquals(left, right) || left.Options.Equals(right.Options);

        public int GetHashCode(SyntaxTree tree) => 0;
    }
}
