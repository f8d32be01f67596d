using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using ResilienceGen.Pipelines;
using ResilienceGen.Pipelines.Load;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Chaos;

/// <summary>A runtime with random operations on two endpoints, and what was seen that may not be.</summary>
internal sealed class ChaosWorld : IDisposable
{
    private static readonly string[] Endpoints = ["North", "South"];

    private readonly Random _random;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly CancellationTokenSource _everybody = new();
    private int _made;
    private int _attempts;

    public ChaosWorld(int seed, TimeProvider time)
    {
        _random = new Random(seed);
        Time = time;
        Faults = 0.05 + (_random.NextDouble() * 0.6);
        Runtime = new ResilienceRuntime(time, new ConfigurationBuilder().Add(Settings).Build()) { SharesDeadlines = seed % 3 == 0 };
        Circuits = new CircuitWatch(this);
        Runtime.Circuits.Transitioned += Circuits.Note;
        foreach (var endpoint in Endpoints)
        {
            var budget = new RetryBudgetPolicy { Ratio = _random.Next(5) * 0.1, MinRetries = _random.Next(4) };
            for (var number = 0; number < 4; number++) Operations.Add(Operation($"{endpoint}{number}", endpoint, budget));
        }
    }

    public TimeProvider Time { get; }

    /// <summary>True where one thread makes all calls and time stands still meanwhile.</summary>
    public bool IsVirtual => Time is VirtualTime;

    public ResilienceRuntime Runtime { get; }

    public ChaosSettings Settings { get; } = new();

    public CircuitWatch Circuits { get; }

    public List<ChaosOperation> Operations { get; } = [];

    /// <summary>How long an attempt that hangs does so: an hour where it costs nothing.</summary>
    public int LongestMs => IsVirtual ? 3_600_000 : 400;

    /// <summary>What must be gone after the run.</summary>
    public Traces Traces { get; } = new();

    public ConcurrentBag<ChaosResponse> Responses { get; } = [];

    public double Faults { get; }

    public int RunningAttempts => Volatile.Read(ref _attempts);

    public IEnumerable<string> Violations => _violations;

    public IEnumerable<EndpointLoad> Loads => Endpoints.Select(Runtime.Endpoint);

    public void Fail(string violation) => _violations.Enqueue(violation);

    /// <summary>A call with a caller of its own, or with one who calls often and never cancels.</summary>
    public ChaosCall Call(out CancellationTokenSource? caller)
    {
        lock (_random)
        {
            var operation = _random.Next(Operations.Count);
            caller = _random.Next(2) == 0 ? new CancellationTokenSource() : null;
            var token = caller?.Token ?? (_random.Next(2) == 0 ? _everybody.Token : CancellationToken.None);
            var number = ++_made;
            return new ChaosCall(Operations[operation], _random.Next(4) == 0 ? _random.Next(3) : number + 10, _random.Next(), token)
            {
                Shape = _random.Next(30) == 0 ? Shape.Sync : (Shape)_random.Next(4),
                Partition = _random.Next(4) == 0 ? $"p{_random.Next(4)}" : null,
                Faults = Faults,
            };
        }
    }

    public void AttemptBegins(ChaosAttempt attempt)
    {
        Interlocked.Increment(ref _attempts);
        Circuits.AttemptBegins(attempt);
    }

    public void AttemptEnds(ChaosAttempt attempt)
    {
        Circuits.AttemptEnds(attempt);
        Interlocked.Decrement(ref _attempts);
    }

    /// <summary>What must hold when every call has ended.</summary>
    public void CheckAtRest()
    {
        Circuits.CheckPaths();
        foreach (var load in Loads)
            if (load is not { CallsInFlight: 0, RetriesInProgress: 0 }) Fail($"{load.CallsInFlight} calls and {load.RetriesInProgress} retries are counted for ever.");
        foreach (var limiter in Operations.SelectMany(static operation => operation.Plan.Members).Select(static member => member.Limiter).OfType<ConcurrencyLimiter>())
            if (FreePlaces(limiter) is var free && free != limiter.Limit) Fail($"{free} places are free of {limiter.Limit}.");
        foreach (var response in Responses)
            if (response.Disposals != (response.IsReturned ? 0 : 1)) Fail($"A response, returned: {response.IsReturned}, was disposed {response.Disposals} times.");
    }

    public void Dispose()
    {
        Runtime.Dispose();
        _everybody.Dispose();
    }

    private static int FreePlaces(ConcurrencyLimiter limiter)
    {
        var free = 0;
        while (limiter.TryEnter(mayWait: false, out _) is not null) free++;
        for (var place = 0; place < free; place++) limiter.Leave(succeeded: false, overloaded: false);
        return free;
    }

    private ChaosOperation Operation(string name, string endpoint, RetryBudgetPolicy budget)
    {
        string[] members = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(member => $"{name}.{(char)('A' + member)}")];
        return new ChaosOperation(this, new ChaosPolicies(_random).Descriptor(endpoint, name, members, budget), members);
    }
}
