using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Fallback;

/// <summary>The members of a chain that one call has left behind, with their errors in order.</summary>
internal sealed class ChainFailures(OperationPlan plan)
{
    private readonly List<MemberFailure> _failures = [];
    private AttemptEnd _lastEnd;

    /// <summary>The last error of an attempt; a skipped member made none.</summary>
    public Exception? LastError { get; private set; }

    /// <summary>True if every member was skipped because of its circuit.</summary>
    public bool AllWereRefused => LastError is null && _failures.Count == plan.Members.Length;

    /// <summary>How many members the call went on from.</summary>
    public int PassedOver { get; private set; }

    public void PassOver<TResult>(MemberPlan member, in AttemptOutcome<TResult> outcome)
    {
        PassedOver++;
        ResilienceMetrics.FellBack(member.Tags);
        Add(member, outcome);
        outcome.Discard();
    }

    /// <summary>
    /// The outcome of a call no member could serve: the last response if the last member gave one (it belongs to the caller), the rejection with the
    /// shortest wait if every circuit was open, else an exception with all errors, or the last one as it is if the user wants that.
    /// </summary>
    public AttemptOutcome<TResult> Exhaust<TResult>(MemberPlan member, in AttemptOutcome<TResult> last)
    {
        if (last.IsResult) return last;
        Add(member, last);
        if (LastError is null) return AttemptOutcome<TResult>.From(AttemptEnd.Rejected, SoonestRejection());
        if (plan.Chain.ThrowLastError) return AttemptOutcome<TResult>.From(_lastEnd, LastError);
        var exhausted = new FallbackChainExhaustedException($"{plan.Tags.Endpoint}/{plan.Tags.Operation}", _failures, LastError);
        return AttemptOutcome<TResult>.From(AttemptEnd.Failure, exhausted);
    }

    private void Add<TResult>(MemberPlan member, in AttemptOutcome<TResult> outcome)
    {
        var error = outcome.Error!;
        _failures.Add(new MemberFailure(member.Tags.Member!, error));
        if (outcome.End != AttemptEnd.Rejected) (LastError, _lastEnd) = (error, outcome.End);
    }

    // An isolated circuit has no time to wait, so any open one comes before it.
    private Exception SoonestRejection() => _failures
        .Select(static failure => failure.Error)
        .MinBy(static error => error is BrokenCircuitException and not IsolatedCircuitException ? ((BrokenCircuitException)error).RetryAfter : TimeSpan.MaxValue)!;
}
