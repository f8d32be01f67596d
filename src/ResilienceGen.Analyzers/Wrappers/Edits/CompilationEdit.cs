using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            && FindEdits(before, after) is { } edits
            && !edits.SelectMany(edit => edit.Touched).Any(touched => IsNamed(touched, after, edits));
    }

    /// <summary>The files that differ in more than bodies; null where one of them differs in more than types of its own.</summary>
    private static List<FileEdit>? FindEdits(Compilation before, Compilation after)
    {
        var edits = new List<FileEdit>();
        foreach (var (old, changed) in before.SyntaxTrees.Zip(after.SyntaxTrees, static (old, changed) => (old, changed)))
        {
            if (ReferenceEquals(old, changed)) continue;
            if (FileEdit.Find(old, changed) is not { } edit) return null;
            edits.Add(edit);
        }

        return edits;
    }

    // Anywhere but in the touched types themselves, and in whatever case: names of files do not tell cases apart.
    private static bool IsNamed(MemberDeclarationSyntax touched, Compilation after, List<FileEdit> edits)
    {
        const string suffix = "Attribute";
        var name = FileEdit.NameOf(touched);
        return IsWritten(name) || (name.EndsWith(suffix, StringComparison.Ordinal) && IsWritten(name.Substring(0, name.Length - suffix.Length)));

        bool IsWritten(string word) => after.SyntaxTrees.Any(tree =>
            edits.Find(edit => edit.After == tree) is { } edit ? edit.Keeps(word) : FileWords.Of(tree).Contain(word));
    }

    private sealed class SameOptions : IEqualityComparer<SyntaxTree>
    {
        public static readonly SameOptions Instance = new();

        public bool Equals(SyntaxTree left, SyntaxTree right) => ReferenceEquals(left, right) || left.Options.Equals(right.Options);

        public int GetHashCode(SyntaxTree tree) => 0;
    }
}
