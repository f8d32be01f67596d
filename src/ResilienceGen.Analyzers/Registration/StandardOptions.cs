using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>The options of a standard handler, each with its default, held against each other.</summary>
internal sealed class StandardOptions(HandlerSettings settings)
{
    // 2 s of 30 s, as they are by default.
    private const int DelaysInTotal = 15;

    private Setting Attempt => Of("AttemptTimeout.Timeout", seconds: 10);

    private Setting Total => Of("TotalRequestTimeout.Timeout", seconds: 30);

    private Setting Delay => Of("Retry.Delay", seconds: 2);

    private Setting Sampling => Of("CircuitBreaker.SamplingDuration", seconds: 30);

    public IEnumerable<Contradiction> Contradictions() => new[] { OfTimeouts(), OfDelay(), OfSampling(), Contradiction.OfThroughput(settings["CircuitBreaker.MinimumThroughput"]) }.OfType<Contradiction>();

    private Contradiction? OfTimeouts() =>
        (Attempt, Total) is ({ Value: { } attempt }, { Value: { } total }) && attempt >= total && (Attempt.Written ?? Total.Written) is { } written
            ? Contradiction.OfTimeouts(written, attempt, total, Attempt.Written is null ? FittingTotal() : FittingAttempt())
            : null;

    private Contradiction? OfDelay() =>
        settings["Retry.DelayGenerator"] is null && (Delay, Total) is ({ Value: { } delay }, { Value: { } total }) && delay >= total && (Delay.Written ?? Total.Written) is { } written
            ? new(written, $"The first delay {Durations.Show(delay)} does not fit into the total timeout {Durations.Show(total)}, so that nothing is ever sent again", Delay.Written is null ? FittingTotal() : Contradiction.Part(total, DelaysInTotal))
            : null;

    private Contradiction? OfSampling() =>
        (Sampling, Attempt) is ({ Value: { } sampling }, { Value: { } attempt }) && sampling < attempt + attempt && (Sampling.Written ?? Attempt.Written) is { } written
            ? new(written, $"The sampling duration {Durations.Show(sampling)} is refused at start; it has to be at least twice the attempt timeout {Durations.Show(attempt)}", Sampling.Written is null ? FittingAttempt() : attempt + attempt)
            : null;

    // One number for all that speaks against the written one.
    private TimeSpan? FittingAttempt()
    {
        if ((Attempt, Total, Sampling) is not ({ Value: { } attempt }, { Value: { } total }, { Value: { } sampling })) return null;
        var (inTotal, inSampling) = (Contradiction.AttemptWithin(total), Contradiction.Part(sampling, 2));
        return attempt < total ? inSampling : sampling < attempt + attempt && inSampling < inTotal ? inSampling : inTotal;
    }

    private TimeSpan? FittingTotal() => (Attempt, Delay) is ({ Value: { } attempt }, { Value: { } delay }) && Contradiction.TotalFor(attempt) is var total && total > delay ? total : null;

    // A part of the options that is replaced as a whole hides what is in it.
    private Setting Of(string path, int seconds) =>
        settings[path] is { } written ? new(Durations.Of(written), written)
        : settings[path.Substring(0, path.IndexOf('.'))] is not null ? new(null, null)
        : new(TimeSpan.FromSeconds(seconds), null);

    private readonly record struct Setting(TimeSpan? Value, IOperation? Written);
}
