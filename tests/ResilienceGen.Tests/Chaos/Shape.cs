namespace ResilienceGen.Tests.Chaos;

/// <summary>In what form a call of a chaos run is made.</summary>
internal enum Shape
{
    Task,
    ValueTask,
    Response,
    Stream,
    Sync,
}
