namespace ResilienceGen.Policies;

/// <summary>After which errors the alternative of <see cref="FallbackAttribute"/> answers.</summary>
public sealed record FallbackPolicy
{
    /// <summary>Exceptions that are answered. Default empty = all are.</summary>
    public ErrorList ApplyOn { get; init; } = ErrorList.Empty;

    /// <summary>Exceptions that reach the caller; looked at before <see cref="ApplyOn"/>. Default empty.</summary>
    public ErrorList SkipOn { get; init; } = ErrorList.Empty;

    /// <summary>False switches the fallback off, until configuration switches it on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    internal ErrorFilter Errors => new(ApplyOn, SkipOn);
}
