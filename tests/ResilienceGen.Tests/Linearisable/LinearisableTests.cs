using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using Xunit.Abstractions;

namespace ResilienceGen.Tests.Linearisable;

/// <summary>
/// Several threads on one circuit get answers that one thread could have got, too. <c>dotnet test</c> runs a fixed share of the interleavings;
/// <c>RESILIENCEGEN_INTERLEAVINGS=5000-10000</c> runs the seeds from 5,000 to 9,999 (see build/soak.sh).
/// </summary>
public sealed class LinearisableTests(ITestOutputHelper output)
{
    private const int Threads = 2;
    private const int StepsPerThread = 4;

    [Fact]
    public void RandomInterleavings_HaveAnOrderThatExplainsEveryAnswer()
    {
        var bounds = (Environment.GetEnvironmentVariable("RESILIENCEGEN_INTERLEAVINGS") ?? "0-2000").Split('-').Select(int.Parse).ToArray();
        var rounds = Enumerable.Range(bounds[0], bounds[1] - bounds[0]).Select(static seed => new CircuitRound(seed, Threads)).ToArray();
        Play(rounds);

        var met = rounds.Count(static round => Meet(round.History));
        output.WriteLine($"{rounds.Length} interleavings, in {met} of them operations of several threads met");
        var faults = rounds.Select(static round => round.FindFault()).OfType<string>().Take(3).ToArray();
        Assert.True(faults.Length == 0, string.Join("\n\n", faults));
        Assert.True(met > rounds.Length / 50, $"Only {met} of {rounds.Length} interleavings deserve the name.");
    }

    [Fact]
    public void AdmissionDuringTheBreak_HasNoExplanation() => Assert.False(Explains(
        Admitted(generation: 0, at: 1),
        Recorded(CircuitSignal.Failure, at: 3),
        Admitted(generation: 1, at: 5)));

    [Fact]
    public void AdmissionWhileTheCircuitOpens_MayHaveComeBefore() => Assert.True(Explains(
        Admitted(generation: 0, at: 1),
        Recorded(CircuitSignal.Failure, at: 3, until: 6),
        Admitted(generation: 0, at: 5)));

    [Fact]
    public void SuccessThatOpensTheCircuit_HasNoExplanation() => Assert.False(Explains(
        Admitted(generation: 0, at: 1),
        Recorded(CircuitSignal.Success, at: 3),
        new CircuitOperation { Request = Request.RefusesNow, Refuses = true, Begin = 5, End = 6 }));

    private static bool Explains(params CircuitOperation[] history) =>
        new Linearisation(history).Exists(new CircuitModel(new CircuitBreakerPolicy { ConsecutiveFailures = 1, MinimumThroughput = 1_000 }));

    private static CircuitOperation Admitted(long generation, int at) =>
        new() { Request = Request.Admit, Admission = new CircuitAdmission(generation), Begin = at, End = at + 1 };

    private static CircuitOperation Recorded(CircuitSignal signal, int at, int? until = null) =>
        new() { Request = Request.Record, Signal = signal, Admission = new CircuitAdmission(0), Begin = at, End = until ?? at + 1 };

    private static bool Meet(IReadOnlyList<CircuitOperation> history) => history.Zip(history.Skip(1)).Any(static pair => !pair.First.Precedes(pair.Second));

    // The threads enter each round together; on a busy machine one waits for the other's turn.
    private static void Play(CircuitRound[] rounds)
    {
        var arrived = new int[rounds.Length];
        var threads = Enumerable.Range(1, Threads).Select(number => new Thread(() =>
        {
            for (var round = 0; round < rounds.Length; round++)
            {
                Interlocked.Increment(ref arrived[round]);
                for (var spins = 0; Volatile.Read(ref arrived[round]) < Threads; spins++)
                {
                    if (spins < 500) Thread.SpinWait(10);
                    else Thread.Yield();
                }

                rounds[round].Play(number, StepsPerThread);
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }
}
