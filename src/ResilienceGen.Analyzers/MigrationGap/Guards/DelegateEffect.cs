namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What a method does with a delegate it is given.</summary>
internal enum DelegateEffect
{
    /// <summary>Runs it as part of the call, once: the call's surroundings decide.</summary>
    Runs,

    /// <summary>Runs it again, after a wait, until its result says that it is done: a guard for a delegate that turns its failure into a result.</summary>
    Repeats,

    /// <summary>Runs it inside a guard.</summary>
    Guards,

    /// <summary>Keeps it for later, so that nobody can say where it runs.</summary>
    Keeps,

    /// <summary>Code of another library: it may guard or not.</summary>
    Foreign,
}
