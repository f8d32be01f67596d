using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>What the end of a healthy call needs to know of its beginning.</summary>
/// <param name="Plan">The state of the operation.</param>
/// <param name="Member">The index of the member that is called.</param>
/// <param name="Time">When it began, in ticks of the runtime's clock.</param>
/// <param name="Admission">By which generation of the member's circuit it was let through.</param>
/// <param name="Source">The source of the token; null where healthy calls share it.</param>
/// <param name="Token">What the callee gets.</param>
/// <param name="CallerToken">The caller's token.</param>
/// <param name="Flow">The caller's flow of execution.</param>
internal readonly record struct FusedStart(
    OperationPlan Plan,
    int Member,
    long Time,
    CircuitAdmission Admission,
    AttemptTokenSource? Source,
    CancellationToken Token,
    CancellationToken CallerToken,
    ExecutionContext? Flow);
