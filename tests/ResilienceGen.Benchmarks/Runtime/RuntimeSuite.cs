using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Benchmarks.Runtime;

/// <summary>The cost of the resilient path at run time, beside Polly in the same run. The goals stand in the issue that asked for them.</summary>
internal static class RuntimeSuite
{
    private static readonly (string Name, Func<TextWriter, Task> Run)[] Cases =
    [
        ("healthy", static output => HealthyAsync(output, "healthy, completes at once", new Quotes(), default, 200_000, goal: 0.12)),
        ("token", static async output =>
        {
            using var live = new CancellationTokenSource();
            await HealthyAsync(output, "the same with a live caller token", new Quotes(), live.Token, 200_000, goal: 0.20);
        }),
        ("suspends", static output => HealthyAsync(output, "healthy, suspends", new Quotes { Suspends = true }, default, 50_000, goal: 0.20)),
        ("task", static output => HealthyTaskAsync(output, new Quotes { Suspends = true }, 50_000)),
        ("failure", static output => OneFailureAsync(output, "one exception, thrown by an asynchronous callee, then success", static () => new Quotes { FailsAsync = true })),
        ("throw", static output => OneFailureAsync(output, "one exception, thrown before there is a task, then success", static () => new Quotes { ThrowsEverySecondTime = true })),
        ("chain", ChainAsync),
        ("threads", TwoThreadsAsync),
        ("http", HttpAsync),
        ("metrics", MetricsAsync),
        ("cold", static output =>
        {
            ColdStart.Run(output);
            return Task.CompletedTask;
        }),
    ];

    /// <param name="output">Where the figures go.</param>
    /// <param name="only">The names of the cases to run; none = all.</param>
    public static async Task RunAsync(TextWriter output, string[] only)
    {
        foreach (var (name, run) in Cases)
        {
            if (only.Length == 0 || only.Contains(name)) await run(output);
        }
    }

    private static async Task HealthyAsync(TextWriter output, string title, Quotes raw, CancellationToken token, int operations, double goal)
    {
        var costs = await new Race(operations)
            .Add("raw", Calls(raw, token))
            .Add("generated", Calls(new ResilientQuotes(raw), token))
            .Add("Polly", Calls(new PollyQuotes(raw), token))
            .RunAsync();
        Report(output, title, costs, $"overhead {Overhead(costs):0.000} of Polly's (goal <= {goal:0.00})");
    }

    private static async Task HealthyTaskAsync(TextWriter output, Quotes raw, int operations)
    {
        var costs = await new Race(operations)
            .Add("raw", TaskCalls(raw))
            .Add("generated", TaskCalls(new ResilientQuotes(raw)))
            .Add("Polly", TaskCalls(new PollyQuotes(raw)))
            .RunAsync();
        Report(output, "healthy, suspends, Task", costs, $"overhead {Overhead(costs):0.000} of Polly's (goal <= 0.20), {costs["generated"].Bytes - costs["raw"].Bytes:0} B over raw (goal <= 200)");
    }

    private static async Task OneFailureAsync(TextWriter output, string title, Func<Quotes> raw)
    {
        var costs = await new Race(4_000)
            .Add("by hand", Calls(new HandWrittenRetry(raw()), default))
            .Add("generated", Calls(new ResilientQuotes(raw()), default))
            .Add("Polly", Calls(new PollyQuotes(raw()), default))
            .RunAsync();
        Report(output, title, costs, $"{costs["generated"].Nanoseconds / costs["by hand"].Nanoseconds:0.00} of a hand-written try/catch (goal <= 1.15), Polly {costs["Polly"].Nanoseconds / costs["by hand"].Nanoseconds:0.00}");
    }

    private static async Task ChainAsync(TextWriter output)
    {
        var chain = new ResilientChainedQuotes(new BrokenQuotes(), new Quotes());
        var polly = new PollyFallback();
        for (var call = 0; call < 4; call++) await chain.GetAsync(1);
        for (var call = 0; call < 4; call++) await polly.GetAsync(1, default);
        var costs = await new Race(100_000)
            .Add("raw", Calls(new Quotes(), default))
            .Add("generated", async count =>
            {
                for (var call = 0; call < count; call++) await chain.GetAsync(call);
            })
            .Add("Polly", async count =>
            {
                for (var call = 0; call < count; call++) await polly.GetAsync(call, default);
            })
            .RunAsync();
        Report(output, "chain whose first circuit is open", costs, $"{costs["generated"].Nanoseconds / costs["Polly"].Nanoseconds:0.000} of Polly's AddFallback (goal <= 0.06), overhead {Overhead(costs):0.000}, {costs["generated"].Bytes:0} B (goal 0)");
    }

    private static async Task TwoThreadsAsync(TextWriter output)
    {
        var shared = new ResilientQuotes(new Quotes());
        var polly = new PollyQuotes(new Quotes());
        var costs = await new Race(400_000)
            .Add("1 thread", Threads(shared, 1))
            .Add("2 threads", Threads(shared, 2))
            .Add("Polly, 1 thread", Threads(polly, 1))
            .Add("Polly, 2 threads", Threads(polly, 2))
            .RunAsync();
        Report(output, "two threads on one circuit", costs, $"slow-down {costs["2 threads"].Nanoseconds / costs["1 thread"].Nanoseconds:0.00} per thread (goal <= 1.25), Polly {costs["Polly, 2 threads"].Nanoseconds / costs["Polly, 1 thread"].Nanoseconds:0.00}");
    }

    private static async Task HttpAsync(TextWriter output)
    {
        using var client = new HttpClient(new InMemory());
        var raw = new HttpQuotes(client);
        var costs = await new Race(10_000)
            .Add("raw", Calls(raw, default))
            .Add("generated", Calls(new ResilientQuotes(raw), default))
            .Add("Polly", Calls(new PollyQuotes(raw), default))
            .RunAsync();
        Report(output, "HttpClient and JSON in memory", costs, $"{costs["generated"].Nanoseconds / costs["raw"].Nanoseconds:0.00} of the bare call (goal <= 1.12), Polly {costs["Polly"].Nanoseconds / costs["raw"].Nanoseconds:0.00}");
    }

    // The healthy rows hold this already; here it is by itself.
    private static async Task MetricsAsync(TextWriter output)
    {
        var raw = new Quotes();
        var costs = await new Race(200_000)
            .Add("raw", Calls(raw, default))
            .Add("asked", async count =>
            {
                for (var call = 0; call < count && !IsObserved(); call++) await raw.GetAsync(call, default);
            })
            .Add("Polly", Calls(new PollyQuotes(raw), default))
            .RunAsync();
        var share = (costs["asked"].Nanoseconds - costs["raw"].Nanoseconds) / (costs["Polly"].Nanoseconds - costs["raw"].Nanoseconds);
        Report(output, "metrics compiled in, no listener", costs, $"to ask whether somebody listens costs {share:0.000} of Polly's overhead (goal <= 0.03)");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsObserved() => ResilienceMetrics.IsObserved || CallSpan.IsObserved;

    private static Func<int, ValueTask> Calls(IQuotes quotes, CancellationToken token) => async count =>
    {
        for (var call = 0; call < count; call++) await quotes.GetAsync(call, token);
    };

    private static Func<int, ValueTask> TaskCalls(IQuotes quotes) => async count =>
    {
        for (var call = 0; call < count; call++) await quotes.GetTaskAsync(call);
    };

    // Each thread makes all the calls, so that the time of a round is the time per thread.
    private static Func<int, ValueTask> Threads(IQuotes quotes, int threads) => async count =>
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var call = 0; call < count; call++) quotes.GetAsync(call).GetAwaiter().GetResult();
            },
            TaskCreationOptions.LongRunning)));

    private static double Overhead(IReadOnlyDictionary<string, Cost> costs) =>
        (costs["generated"].Nanoseconds - costs["raw"].Nanoseconds) / (costs["Polly"].Nanoseconds - costs["raw"].Nanoseconds);

    private static void Report(TextWriter output, string title, IReadOnlyDictionary<string, Cost> costs, string verdict)
    {
        output.WriteLine($"{title}: {verdict}");
        foreach (var (name, cost) in costs) output.WriteLine($"    {name,-18} {cost.Nanoseconds,10:0.0} ns {cost.Bytes,10:0.0} B");
    }

    private sealed class HttpQuotes(HttpClient client) : IQuotes
    {
        public async ValueTask<int> GetAsync(int id, CancellationToken cancellationToken) =>
            await client.GetFromJsonAsync<int>("http://localhost/quote", cancellationToken).ConfigureAwait(false);

        public async Task<int> GetTaskAsync(int id, CancellationToken cancellationToken) =>
            await client.GetFromJsonAsync<int>("http://localhost/quote", cancellationToken).ConfigureAwait(false);
    }

    private sealed class InMemory : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(42) });
    }
}
