namespace ResilienceGen.Pipelines.Attempts;

/// <summary>What a callee sets in the flow of execution is its own affair, as if it were awaited.</summary>
internal static class FlowOfExecution
{
    public static void Restore(ExecutionContext? flow)
    {
        if (flow is not null && ExecutionContext.Capture() != flow) ExecutionContext.Restore(flow);
    }
}
