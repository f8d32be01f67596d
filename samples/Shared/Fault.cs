namespace Samples.Shared;

/// <summary>What happens to one request.</summary>
internal enum Fault
{
    /// <summary>It is answered.</summary>
    None,

    /// <summary>503, at once.</summary>
    Unavailable,

    /// <summary>The connection breaks in the middle of the answer.</summary>
    Dropped,

    /// <summary>It is answered, but later than any client waits.</summary>
    Slow,
}
