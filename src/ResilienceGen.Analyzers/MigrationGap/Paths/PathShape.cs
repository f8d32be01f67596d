namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>How a path is handed the call; the order is the order of preference, because a delegate keeps the call as it is.</summary>
internal enum PathShape
{
    Delegate,
    RequestFactory,
    Parts,
    Request,

    /// <summary>It wants something the call site cannot give.</summary>
    Other,
}
