using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Edits;

/// <summary>
/// A compilation as far as readings depend on it: the same one until an edit could change what is read off an interface. It holds the
/// newest of the compilations that are alike, which the driver holds anyway.
/// </summary>
internal sealed class Declarations(Compilation compilation)
{
    /// <summary>Tells whether what was read off one is what would be read off the other.</summary>
    public static IEqualityComparer<Declarations> Comparer { get; } = new SameReadings();

    public Compilation Compilation { get; private set; } = compilation;

    private sealed class SameReadings : IEqualityComparer<Declarations>
    {
        // The driver asks whether the value it has still holds, and keeps it then.
        public bool Equals(Declarations kept, Declarations newer)
        {
            if (!CompilationEdit.LeavesReadings(kept.Compilation, newer.Compilation)) return false;
            kept.Compilation = newer.Compilation;
            return true;
        }

        public int GetHashCode(Declarations declarations) => 0;
    }
}
