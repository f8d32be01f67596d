using System.Net;
using System.Runtime.CompilerServices;
using ResilienceGen.Pipelines;

namespace ResilienceGen.Tests.Chaos;

/// <summary>One call: what its attempts do, drawn from its own seed, and what became of it. Calls with equal keys are equal, so that they may share an answer.</summary>
internal sealed class ChaosCall(ChaosOperation operation, int key, int seed, CancellationToken token) : IEquatable<ChaosCall>
{
    private readonly Random _random = new(seed);
    private bool _mayBeSent;
    private int _deaf;

    public ChaosOperation Operation => operation;

    public CancellationToken Token => token;

    public required Shape Shape { get; init; }

    public string? Partition { get; init; }

    public double Faults { get; init; }

    /// <summary>What faults of this call are marked with.</summary>
    public string Owner { get; } = $"{operation.Name}#{key}";

    /// <summary>The plan in force when the call began.</summary>
    public OperationPlan? Plan { get; set; }

    public int Attempts { get; private set; }

    /// <summary>True while an attempt runs that does not react to its token.</summary>
    public bool IsDeaf => Volatile.Read(ref _deaf) > 0;

    public bool EverDeaf { get; private set; }

    public bool Equals(ChaosCall? other) => other is not null && other.Owner == Owner;

    public override bool Equals(object? obj) => Equals(obj as ChaosCall);

    public override int GetHashCode() => Owner.GetHashCode(StringComparison.Ordinal);

    public ChaosStep Begin()
    {
        lock (_random)
        {
            var step = ChaosStep.Draw(_random, Faults, operation.World.LongestMs);
            if (_mayBeSent && !operation.Descriptor.IsIdempotent) operation.World.Fail($"{Owner}: a write that may have been sent is sent again.");
            _mayBeSent |= step.End != StepEnd.NotSent;
            Attempts++;
            if (!step.Honours) _deaf++;
            EverDeaf |= !step.Honours;
            return step;
        }
    }

    public void End(ChaosStep step)
    {
        lock (_random)
        {
            if (!step.Honours) _deaf--;
        }
    }

    public async Task<string> AnswerAsync(ChaosMember member, CancellationToken cancellationToken)
    {
        using var attempt = new ChaosAttempt(this, member, cancellationToken);
        await attempt.PassAsync().ConfigureAwait(false);
        return Owner;
    }

    /// <summary>The same, but a fault that comes at once is thrown and not returned.</summary>
    public ValueTask<string> AnswerValueAsync(ChaosMember member, CancellationToken cancellationToken)
    {
        var answer = AnswerAsync(member, cancellationToken);
        return answer.IsCompleted ? new ValueTask<string>(answer.GetAwaiter().GetResult()) : new ValueTask<string>(answer);
    }

    public async Task<HttpResponseMessage> RespondAsync(ChaosMember member, CancellationToken cancellationToken)
    {
        using var attempt = new ChaosAttempt(this, member, cancellationToken);
        var isTransient = attempt.Step.End == StepEnd.Overload;
        if (!isTransient) await attempt.PassAsync().ConfigureAwait(false);
        lock (_random)
        {
            var response = new ChaosResponse(
                isTransient ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, isTransient && _random.Next(2) == 0 ? TimeSpan.FromMilliseconds(150) : null);
            operation.World.Responses.Add(response);
            return response;
        }
    }

    public async IAsyncEnumerable<int> StreamAsync(ChaosMember member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var attempt = new ChaosAttempt(this, member, cancellationToken);
        await attempt.PassAsync().ConfigureAwait(false);
        for (var item = 0; item < 3; item++)
        {
            yield return item;
            if (attempt.Step.DelayMs > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(item * 40), operation.World.Time, cancellationToken).ConfigureAwait(false);
        }

        if (attempt.Step.DelayMs % 3 == 1 && (attempt.Step with { End = StepEnd.Fault }).Fault(Owner) is { } late) throw late;
    }
}
