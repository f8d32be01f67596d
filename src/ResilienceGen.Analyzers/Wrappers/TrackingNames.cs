namespace ResilienceGen.Analyzers.Wrappers;

/// <summary>Names of the generator's steps; tests check each of them for needless work.</summary>
internal static class TrackingNames
{
    /// <summary>The names of the marked interfaces.</summary>
    public const string Marked = nameof(Marked);

    /// <summary>One item for each marked interface.</summary>
    public const string Readings = nameof(Readings);

    /// <summary>One item for each wrapper.</summary>
    public const string Models = nameof(Models);
}
