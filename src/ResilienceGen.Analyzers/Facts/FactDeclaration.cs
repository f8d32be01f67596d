namespace ResilienceGen.Analyzers.Facts;

/// <summary>The attribute that carries a fact. Each assembly declares its own, so that no dependent needs a reference to us.</summary>
internal static class FactDeclaration
{
    public const string Namespace = "ResilienceGen";
    public const string Name = "ResilienceFactAttribute";
    public const string FullName = Namespace + "." + Name;
}
