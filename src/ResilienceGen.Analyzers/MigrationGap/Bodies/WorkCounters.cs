namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Counts the expensive steps, so that tests can prove what is not done; a timer would only suggest it.</summary>
internal sealed class WorkCounters
{
    private int _typesAnalyzed;
    private int _bodiesBound;
    private int _indexesBuilt;

    public int TypesAnalyzed => _typesAnalyzed;

    public int BodiesBound => _bodiesBound;

    public int IndexesBuilt => _indexesBuilt;

    public void TypeAnalyzed() => Interlocked.Increment(ref _typesAnalyzed);

    public void BodyBound() => Interlocked.Increment(ref _bodiesBound);

    public void IndexBuilt() => Interlocked.Increment(ref _indexesBuilt);
}
