using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Policies;

/// <summary>Configuration over attributes: the nearest level wins, switches included, and a reload is followed by the next call.</summary>
public sealed class ConfigurationTests
{
    private readonly OperationDescriptor _declared = new("Api", "GetAsync")
    {
        IsIdempotent = true,
        Retry = new() { MaxRetryAttempts = 5, DelayMs = 0, UseJitter = false },
        Timeout = new(),
        CircuitBreaker = new(),
        Fallback = new(),
    };

    [Theory]
    [InlineData("Resilience:Retry:MaxRetryAttempts", 7)]
    [InlineData("Resilience:Api:Retry:MaxRetryAttempts", 7)]
    [InlineData("Resilience:Api:GetAsync:Retry:MaxRetryAttempts", 7)]
    [InlineData("Resilience:Other:Retry:MaxRetryAttempts", 5)]
    [InlineData("Resilience:Api:Other:Retry:MaxRetryAttempts", 5)]
    public void Value_AppliesWhereItsKeyPoints(string key, int expected) => Assert.Equal(expected, Effective((key, "7")).Retry!.MaxRetryAttempts);

    [Fact]
    public void NearestLevel_Wins() => Assert.Equal(6, Effective(
        ("Resilience:Retry:MaxRetryAttempts", "7"),
        ("Resilience:Api:Retry:MaxRetryAttempts", "5"),
        ("Resilience:Api:GetAsync:Retry:MaxRetryAttempts", "6")).Retry!.MaxRetryAttempts);

    [Fact]
    public void Properties_AreTakenOneByOne()
    {
        var retry = Effective(("Resilience:Retry:DelayMs", "10"), ("Resilience:Api:Retry:MaxRetryAttempts", "1")).Retry!;

        Assert.Equal((1, 10), (retry.MaxRetryAttempts, retry.DelayMs));
    }

    [Theory]
    [InlineData("Resilience:RetryBudget:Ratio", 0.5)]
    [InlineData("Resilience:Api:RetryBudget:Ratio", 0.5)]
    [InlineData("Resilience:Api:GetAsync:RetryBudget:Ratio", 0.2)]
    public void BudgetOfAnEndpoint_IsNotSetForOneOperation(string key, double expected) =>
        Assert.Equal(expected, PolicyConfiguration.Apply(_declared with { RetryBudget = new() }, Values((key, "0.5"))).RetryBudget!.Ratio);

    [Fact]
    public void BudgetOfAnEndpoint_CanBeSwitchedOffForOneOperation() =>
        Assert.Null(PolicyConfiguration.Apply(_declared with { RetryBudget = new() }, Values(("Resilience:Api:GetAsync:RetryBudget:Enabled", "false"))).RetryBudget);

    [Fact]
    public void PolicyThatIsNotDeclared_IsNotAdded() =>
        Assert.Null(PolicyConfiguration.Apply(_declared with { Retry = null }, Values(("Resilience:Retry:MaxRetryAttempts", "7"))).Retry);

    [Fact]
    public void DeclaredAndSwitchedOff_CanBeSwitchedOn() => Assert.NotNull(PolicyConfiguration.Apply(
        _declared with { Retry = _declared.Retry! with { Enabled = false } }, Values(("Resilience:Api:Retry:Enabled", "true"))).Retry);

    [Fact]
    public void OnlyFallback_SwitchesOffEverythingElse()
    {
        var effective = Effective(("Resilience:OnlyFallback", "true"));

        Assert.Null(effective.Retry);
        Assert.Null(effective.Timeout);
        Assert.Null(effective.CircuitBreaker);
        Assert.NotNull(effective.Fallback);
    }

    [Fact]
    public void OnlyFallback_YieldsToAnySwitchOfAPolicy() =>
        Assert.NotNull(Effective(("Resilience:Api:GetAsync:OnlyFallback", "true"), ("Resilience:Retry:Enabled", "true")).Retry);

    [Theory]
    [InlineData("Resilience:Api:Retry:DelayMs", "-1")]
    [InlineData("Resilience:Api:Retry:DelayMs", "soon")]
    [InlineData("Resilience:CircuitBreaker:FailureRatio", "1.5")]
    [InlineData("Resilience:CircuitBreaker:Mode", "Sometimes")]
    [InlineData("Resilience:Api:GetAsync:Timeout:AttemptMs", "9")]
    [InlineData("Resilience:OnlyFallback", "perhaps")]
    [InlineData("Resilience:Retry:Enabled", "perhaps")]
    public void InvalidValue_NamesItsKey(string key, string value) =>
        Assert.Equal(key, Assert.Throws<InvalidResilienceConfigurationException>(() => Effective((key, value))).Key);

    [Fact]
    public async Task Reload_IsFollowedByTheNextCall_AndTheCircuitKeepsItsState()
    {
        var (configuration, bench) = Live();
        bench.Script.Throws(new IOException());
        await bench.FailAsync<IOException>();
        Change(configuration, "Resilience:Retry:MaxRetryAttempts", "2");
        await bench.FailAsync<IOException>();

        Assert.Equal(6 + 3, bench.Script.Attempts);
    }

    [Fact]
    public async Task InvalidReload_LastGoodValuesStayAndTheLogSaysSoOnce()
    {
        var log = new ListLogger();
        var (configuration, bench) = Live(log);
        bench.Script.Throws(new IOException());
        Change(configuration, "Resilience:Retry:MaxRetryAttempts", "2");
        await bench.FailAsync<IOException>();
        Change(configuration, "Resilience:Retry:MaxRetryAttempts", "many");
        await bench.FailAsync<IOException>();
        await bench.FailAsync<IOException>();

        Assert.Equal(9, bench.Script.Attempts);
        Assert.Contains("Resilience:Retry:MaxRetryAttempts", Assert.Single(log.Lines, line => line.Contains("last good")));
    }

    [Fact]
    public void InvalidAtTheStart_WrapperIsNotCreated()
    {
        var bench = new Bench(Values(("Resilience:Retry:MaxRetryAttempts", "many"))) { Descriptor = _declared };

        Assert.Throws<InvalidResilienceConfigurationException>(() => bench.Operation);
    }

    [Fact]
    public async Task ReloadThatNoCircuitCouldOpenUnder_LastGoodValuesStayAndTheLogWarnsOnce()
    {
        var log = new ListLogger();
        var (configuration, bench) = Live(log);
        bench.Descriptor = _declared with { Retry = null, CircuitBreaker = new() { WindowCalls = 4, MinimumThroughput = 4 } };
        bench.Script.Throws(new IOException());
        await bench.FailAsync<IOException>();
        Change(configuration, "Resilience:CircuitBreaker:MinimumThroughput", "5");
        for (var call = 0; call < 3; call++) await bench.FailAsync<IOException>();

        await bench.FailAsync<BrokenCircuitException>();
        Assert.StartsWith("Warning: The configuration key 'Resilience:CircuitBreaker:MinimumThroughput'", Assert.Single(log.Lines, line => line.Contains("defeats")));
    }

    [Fact]
    public async Task NoCircuitCouldOpenFromTheStart_TheLogWarnsAndCallsWork()
    {
        var log = new ListLogger();
        var bench = new Bench(Values(("Resilience:Api:CircuitBreaker:WindowCalls", "5")), log) { Descriptor = _declared };
        bench.Script.Returns("fine");

        Assert.Equal("fine", await bench.CallAsync());
        Assert.Contains("Resilience:Api:CircuitBreaker:WindowCalls", Assert.Single(log.Lines));
    }

    [Theory]
    [InlineData("Resilience:Timeout:TotalMs", "4000")]
    [InlineData("Resilience:Api:GetAsync:Timeout:AttemptMs", "9000")]
    public async Task TotalThatLeavesNoTimeForARetry_TheLogWarnsAndTheValueIsUsed(string key, string value)
    {
        var log = new ListLogger();
        var bench = new Bench(Values((key, value)), log) { Descriptor = _declared with { Retry = Bench.Retries(1), Timeout = new() { AttemptMs = 4_000, TotalMs = 9_000 } } };
        bench.Script.Hangs();
        await bench.FailAsync<TimeoutRejectedException>();

        Assert.Equal(TimeSpan.FromMilliseconds(int.Parse(value, CultureInfo.InvariantCulture)), bench.Time.Elapsed);
        Assert.Contains(key, Assert.Single(log.Lines, line => line.Contains("contradicts")));
    }

    [Theory]
    [InlineData("Resilience:Timeout:TotalMs", "4001")]
    [InlineData("Resilience:Retry:Enabled", "false")]
    public async Task ValuesThatDoNotContradict_AreNoNews(string key, string value)
    {
        var log = new ListLogger();
        var bench = new Bench(Values((key, value)), log) { Descriptor = _declared with { Retry = Bench.Retries(1), Timeout = new() { AttemptMs = 4_000, TotalMs = 9_000 } } };
        bench.Script.Returns("fine");
        await bench.CallAsync();

        Assert.DoesNotContain(log.Lines, line => line.Contains("contradicts"));
    }

    [Fact]
    public async Task DefeatThatConfigurationHasNoPartIn_DoesNotStopAReload()
    {
        var log = new ListLogger();
        var (configuration, bench) = Live(log);
        bench.Descriptor = _declared with { CircuitBreaker = new() { WindowCalls = 5 } };
        bench.Script.Throws(new IOException());
        Change(configuration, "Resilience:Retry:MaxRetryAttempts", "2");
        await bench.FailAsync<IOException>();

        Assert.Equal(3, bench.Script.Attempts);
        Assert.DoesNotContain(log.Lines, line => line.Contains("defeats"));
    }

    [Theory]
    [InlineData("Resilience:Retry:MaxRetries")]
    [InlineData("Resilience:Api:GetAsync:Retry:Delay")]
    [InlineData("Resilience:Api:OnlyFalback")]
    [InlineData("Resilience:Api:GetAsync:Retries:DelayMs")]
    public void UnknownKey_IsReported(string key)
    {
        var log = new ListLogger();
        _ = new Bench(Values((key, "1")), log);

        Assert.Contains(log.Lines, line => line.Contains(key[..key.LastIndexOf(':')]));
    }

    [Fact]
    public void BudgetOfAnEndpoint_IsUnknownToAnOperation()
    {
        var root = Values(("Resilience:Api:RetryBudget:Ratio", "0.5"), ("Resilience:Api:GetAsync:RetryBudget:Enabled", "false"), ("Resilience:Api:GetAsync:RetryBudget:Ratio", "0.5"));

        Assert.Equal(["Resilience:Api:GetAsync:RetryBudget:Ratio"], UnknownKeys.In(root.GetSection("Resilience")));
    }

    [Fact]
    public void KnownKeys_AreThoseOfThePolicies()
    {
        var values = new Dictionary<string, Type>
        {
            ["Retry"] = typeof(RetryPolicy),
            ["Timeout"] = typeof(TimeoutPolicy),
            ["CircuitBreaker"] = typeof(CircuitBreakerPolicy),
            ["Hedge"] = typeof(HedgePolicy),
            ["ConcurrencyLimit"] = typeof(ConcurrencyLimitPolicy),
            ["CacheResult"] = typeof(CachePolicy),
            ["RetryBudget"] = typeof(RetryBudgetPolicy),
            ["Fallback"] = typeof(FallbackPolicy),
        };
        var keys = values.SelectMany(policy => policy.Value.GetProperties().Select(property => ($"Resilience:{policy.Key}:{property.Name}", "1")));

        Assert.Empty(UnknownKeys.In(Values([.. keys]).GetSection("Resilience")));
    }

    private OperationDescriptor Effective(params (string Key, string Value)[] values) => PolicyConfiguration.Apply(_declared, Values(values));

    private (IConfigurationRoot Configuration, Bench Bench) Live(ListLogger? log = null)
    {
        var configuration = Values(("Resilience:Retry:DelayMs", "0"));
        return (configuration, new Bench(configuration, log) { Descriptor = _declared with { CircuitBreaker = null } });
    }

    private static void Change(IConfigurationRoot configuration, string key, string value)
    {
        configuration[key] = value;
        configuration.Reload();
    }

    private static IConfigurationRoot Values(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .Add(new MemoryConfigurationSource { InitialData = values.ToDictionary(value => value.Key, value => (string?)value.Value) })
        .Build();
}
