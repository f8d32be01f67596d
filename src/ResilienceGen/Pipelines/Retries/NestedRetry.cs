namespace ResilienceGen.Pipelines.Retries;

/// <summary>
/// Tells wrappers further in that this flow is already a retry, so that attempts do not multiply. Set from the second attempt on only:
/// the healthy path writes nothing, and 4 attempts around 4 attempts cost 7 calls instead of 16.
/// </summary>
internal static class NestedRetry
{
    private static readonly AsyncLocal<bool> Retrying = new();

    public static bool IsInert => Retrying.Value;

    /// <summary>Marks the flow until <see cref="Unmark"/>; what a callee has begun meanwhile stays marked.</summary>
    public static ExecutionContext? Mark()
    {
        var flow = ExecutionContext.Capture();
        Retrying.Value = true;
        return flow;
    }

    public static void Unmark(ExecutionContext? flow)
    {
        if (flow is null) Retrying.Value = false;
        else ExecutionContext.Restore(flow);
    }
}
