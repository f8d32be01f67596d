using ResilienceGen.Breakers;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>What the end of an attempt says about the endpoint: by the user's lists if there are any, else by what the failure means.</summary>
internal static class CircuitVerdict
{
    public static CircuitSignal Of<TResult>(in AttemptOutcome<TResult> outcome, CircuitBreakerPolicy policy)
    {
        switch (outcome.End)
        {
            case AttemptEnd.Success:
                return CircuitSignal.Success;
            case AttemptEnd.Cancelled or AttemptEnd.Rejected:
                return CircuitSignal.Neutral;
        }

        if (policy.Errors.IsEmpty) return outcome.End == AttemptEnd.Refusal ? CircuitSignal.Success : CircuitSignal.Failure;
        if (!policy.Errors.Handles(outcome.Error!)) return CircuitSignal.Success;
        return outcome.End == AttemptEnd.Refusal && policy.FailOn.IsEmpty ? CircuitSignal.Success : CircuitSignal.Failure;
    }
}
