namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Counts the expensive steps, so that tests can prove what is not done; a timer would only suggest it.</summary>
internal sealed class WorkCounters
{
    private int _typesAnalyzed;
    private int _bodiesBound;
    private int _bodiesSearched;
    private int _indexesBuilt;
    private int _usesIndexed;
    private int _pathsSought;
    private int _helpersRead;

    public int TypesAnalyzed => _typesAnalyzed;

    public int BodiesBound => _bodiesBound;

    /// <summary>Bodies that were walked for the sinks in them.</summary>
    public int BodiesSearched => _bodiesSearched;

    /// <summary>Indexes over a whole compilation: of its names, of its types.</summary>
    public int IndexesBuilt => _indexesBuilt;

    /// <summary>Types whose bodies were walked for the uses of their private members.</summary>
    public int UsesIndexed => _usesIndexed;

    /// <summary>Types that were looked through for paths.</summary>
    public int PathsSought => _pathsSought;

    /// <summary>Parameters of which it was found out what their method does with the delegate.</summary>
    public int HelpersRead => _helpersRead;

    public void TypeAnalyzed() => Interlocked.Increment(ref _typesAnalyzed);

    public void BodyBound() => Interlocked.Increment(ref _bodiesBound);

    public void BodySearched() => Interlocked.Increment(ref _bodiesSearched);

    public void IndexBuilt() => Interlocked.Increment(ref _indexesBuilt);

    public void UsesOfTypeIndexed() => Interlocked.Increment(ref _usesIndexed);

    public void PathSought() => Interlocked.Increment(ref _pathsSought);

    public void HelperRead() => Interlocked.Increment(ref _helpersRead);
}
