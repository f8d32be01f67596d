using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using ResilienceGen.Analyzers.Tests.Wrappers.Golden;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>The golden files at work: generated wrapper, real runtime, scripted implementation.</summary>
public sealed class GoldenBehaviourTests
{
    private readonly ResilienceRuntime _runtime = new();

    [Fact]
    public async Task Failed_read_is_tried_again_with_the_same_arguments()
    {
        var inner = new ScriptedOrders(failures: 2);
        Assert.Equal("order 7", await new ResilientOrders(inner, _runtime).GetAsync(7));
        Assert.Equal(["Get 7", "Get 7", "Get 7"], inner.Calls);
    }

    [Fact]
    public async Task Attempt_gets_a_token_that_follows_the_caller()
    {
        var inner = new ScriptedOrders(failures: 0);
        using var caller = new CancellationTokenSource();
        await new ResilientOrders(inner, _runtime).PutAsync(1, "x", caller.Token);
        Assert.True(inner.LastToken.CanBeCanceled);

        await caller.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ResilientOrders(inner, _runtime).PutAsync(1, "x", caller.Token));
        Assert.Equal(caller.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task Write_is_not_sent_again()
    {
        var inner = new ScriptedOrders(failures: 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => new ResilientOrders(inner, _runtime).CreateAsync("x"));
        Assert.Equal(["Create x"], inner.Calls);
    }

    [Fact]
    public async Task Idempotent_write_is_sent_again_by_its_own_policy()
    {
        var inner = new ScriptedOrders(failures: 4);
        await new ResilientOrders(inner, _runtime).PutAsync(1, "x", CancellationToken.None);
        Assert.Equal(5, inner.Calls.Count);
    }

    [Fact]
    public async Task Every_return_type_is_tried_again()
    {
        var inner = new ScriptedOrders(failures: 1);
        var orders = new ResilientOrders(inner, _runtime);
        Assert.Equal(3, await orders.CountAsync());
        inner.Fail(1);
        await orders.FlushAsync();
        inner.Fail(1);
        Assert.Equal("order 1", orders.Read(1));
        inner.Fail(1);
        orders.Store(1, 2);
        inner.Fail(1);
        Assert.Equal(["a", "b"], await orders.ListAsync("a").ToListAsync());
        Assert.Equal(["Count", "Count", "Flush", "Flush", "Read 1", "Read 1", "Store 1 2 none", "Store 1 2 none", "List a", "List a"], inner.Calls);
    }

    [Fact]
    public async Task Opted_out_method_reaches_the_implementation_once()
    {
        var inner = new ScriptedOrders(failures: 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => new ResilientOrders(inner, _runtime).FindRawAsync(1));
        Assert.Equal(["Find 1"], inner.Calls);
    }

    [Fact]
    public async Task Generic_wrapper_passes_members_through_and_retries_the_rest()
    {
        var inner = new ScriptedStore();
        using IStore<int, Version> store = new ResilientStore<int, Version>(inner, _runtime);
        var changed = 0;
        store.Changed += (_, key) => changed += key;
        store[5] = new Version(1, 0);

        Assert.Equal((5, "store"), (changed, store.Name));
        Assert.Equal(new Version(1, 0), store[5]);
        Assert.True(store.TryGet(5, out var item) && item == new Version(1, 0));
        Assert.Equal(1, await store.GetAsAsync(5, version => version!.Major));
        Assert.Null(await store.GetAsync(6));
    }

    [Fact]
    public async Task Clashing_members_reach_their_own_implementation()
    {
        IClashing clashing = new ResilientClashing(new Clashing(), _runtime);
        Assert.Equal("own", await clashing.GetAsync(1));
        Assert.Equal(1, await ((ILeft)clashing).GetAsync(1));
        Assert.Equal((2, 3L), (await ((ILeft)clashing).FindAsync(1), await ((IRight)clashing).FindAsync(1)));
        Assert.Equal((4, 5L, "inner"), (((ILeft)clashing).Size, ((IRight)clashing).Size, clashing.ToString()));
    }

    [Fact]
    public async Task Chain_moves_on_to_the_next_member()
    {
        var model = new ResilientChatModel(new First(), new Second(), _runtime);
        Assert.Equal("second: why", await model.AskAsync("why"));
        Assert.Equal(["second", "why"], await model.StreamAsync("why").ToListAsync());
        Assert.Equal("first", model.Name);
    }

    [Fact]
    public async Task Method_value_and_handler_answer_when_the_call_has_failed()
    {
        var failure = new HttpRequestException("scripted");
        var inner = new ScriptedPrices(failure);
        var prices = new ResilientPrices(inner, _runtime);
        Assert.Equal(7.5m, await prices.GetAsync("oslo", 7));
        Assert.Equal(1, await prices.GetRateAsync());
        Assert.Equal(["prices/ListNewsAsync: scripted"], await prices.ListNewsAsync());
        prices.Forget(3);
        Assert.Equal(["Get oslo 7", "Get oslo 7", "Rate", "Rate", "News", "News", "Forget 3", "Later 3"], inner.Calls);
    }

    [Fact]
    public async Task Skipped_failure_reaches_the_caller_past_the_fallback() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new ResilientPrices(new ScriptedPrices(new ArgumentException("scripted")), _runtime).GetAsync("oslo", 7));

    [Fact]
    public void Partition_has_a_circuit_of_its_own()
    {
        var inner = new ScriptedPrices(new HttpRequestException("scripted"));
        var prices = new ResilientPrices(inner, _runtime);
        Assert.Throws<HttpRequestException>(() => prices.Read(new Uri("http://oslo/a")));
        Assert.Throws<BrokenCircuitException>(() => prices.Read(new Uri("http://oslo/b")));
        Assert.Throws<HttpRequestException>(() => prices.Read(new Uri("http://bergen/a")));
        Assert.Equal(["Read oslo", "Read oslo", "Read bergen", "Read bergen"], inner.Calls);
    }

    [Fact]
    public async Task Idempotency_key_is_made_once_for_all_attempts()
    {
        var inner = new ScriptedPrices(new HttpRequestException("scripted"));
        await Assert.ThrowsAsync<HttpRequestException>(() => new ResilientPrices(inner, _runtime).PayAsync(5));
        await Assert.ThrowsAsync<HttpRequestException>(() => new ResilientPrices(inner, _runtime).PayAsync(5, "mine"));
        Assert.Equal(4, inner.Calls.Count);
        Assert.Equal(inner.Calls[0], inner.Calls[1]);
        Assert.Matches("^5 [0-9a-f]{32}$", inner.Calls[0]);
        Assert.Equal(["5 mine", "5 mine"], inner.Calls[2..]);
    }

    [Fact]
    public async Task Route_sends_a_failure_to_its_member_and_the_member_has_a_circuit_of_its_own()
    {
        var (quick, careful, patient) = (new Quick(new InvalidDataException()), new Careful(null), new Patient(new IOException()));
        Assert.Equal("Careful: x", await new ResilientTranslator(quick, careful, patient, _runtime).TranslateAsync("x"));
        Assert.Equal((1, 3, 1), (quick.Calls, patient.Calls, careful.Calls));
    }

    [Fact]
    public async Task Failure_that_stops_the_chain_asks_nobody_else()
    {
        var (quick, careful) = (new Quick(new ArgumentException("scripted")), new Careful(null));
        await Assert.ThrowsAsync<ArgumentException>(() => new ResilientTranslator(quick, careful, new Patient(null), _runtime).TranslateAsync("x"));
        Assert.Equal(0, careful.Calls);
    }

    [Fact]
    public async Task Registration_puts_the_wrapper_in_front_of_the_implementation()
    {
        var services = new ServiceCollection().AddSingleton(_runtime).AddSingleton(new ScriptedOrders(failures: 1));
        await using var provider = services.AddResilientOrders<ScriptedOrders>().BuildServiceProvider();
        var orders = Assert.IsType<ResilientOrders>(provider.GetRequiredService<IOrders>());
        Assert.Equal("order 1", await orders.GetAsync(1));
    }

    [Fact]
    public async Task Configuration_of_the_container_overrides_an_attribute()
    {
        var values = new MemoryConfigurationSource { InitialData = new Dictionary<string, string?> { ["Resilience:orders:PutAsync:Retry:MaxRetryAttempts"] = "1" } };
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Add(values).Build()).AddSingleton(new ScriptedOrders(failures: 4));
        await using var provider = services.AddResilientOrders<ScriptedOrders>().BuildServiceProvider();
        await Assert.ThrowsAsync<HttpRequestException>(() => provider.GetRequiredService<IOrders>().PutAsync(1, "x", CancellationToken.None));
        Assert.Equal(2, provider.GetRequiredService<ScriptedOrders>().Calls.Count);
    }

    [Fact]
    public async Task Wrappers_of_a_container_share_its_one_runtime()
    {
        var services = new ServiceCollection().AddSingleton(new ScriptedOrders(failures: 0)).AddResilientOrders<ScriptedOrders>().AddResilientChatModel();
        await using var provider = services.BuildServiceProvider();
        Assert.Single(services, service => service.ServiceType == typeof(ResilienceRuntime));
        Assert.NotSame(ResilienceRuntime.Default, provider.GetRequiredService<ResilienceRuntime>());
    }

    [Fact]
    public async Task Registration_of_a_chain_adds_its_members()
    {
        await using var provider = new ServiceCollection().AddResilientChatModel().BuildServiceProvider();
        Assert.Equal("second: why", await provider.GetRequiredService<IChatModel>().AskAsync("why"));
    }

    [Fact]
    public async Task Registration_of_a_generic_interface_names_its_arguments()
    {
        await using var provider = new ServiceCollection().AddResilientStore<int, Version, ScriptedStore>().BuildServiceProvider();
        Assert.IsType<ResilientStore<int, Version>>(provider.GetRequiredService<IStore<int, Version>>());
    }

    [Fact]
    public void Wrapper_lives_as_long_as_its_implementation()
    {
        using var provider = new ServiceCollection().AddSingleton<ScriptedStore>().AddResilientStore<int, Version, ScriptedStore>().BuildServiceProvider();
        using (var scope = provider.CreateScope())
            Assert.Same(provider.GetRequiredService<IStore<int, Version>>(), scope.ServiceProvider.GetRequiredService<IStore<int, Version>>());
        Assert.False(provider.GetRequiredService<ScriptedStore>().IsDisposed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chain_of_short_life_leaves_members_of_longer_life_alone(bool asynchronously)
    {
        await using var provider = new ServiceCollection()
            .AddSingleton(_ => new Quick(null)).AddScoped(_ => new Careful(null)).AddTransient(_ => new Patient(null))
            .AddResilientTranslator()
            .BuildServiceProvider(validateScopes: true);
        var scope = provider.CreateAsyncScope();
        var (quick, careful) = (provider.GetRequiredService<Quick>(), scope.ServiceProvider.GetRequiredService<Careful>());
        Assert.Equal("Quick: x", await scope.ServiceProvider.GetRequiredService<ITranslator>().TranslateAsync("x"));
        if (asynchronously) await scope.DisposeAsync();
        else ((IServiceScope)scope).Dispose();

        Assert.Equal((false, true), (quick.IsDisposed, careful.IsDisposed));
        await provider.DisposeAsync();
        Assert.True(quick.IsDisposed);
    }

    [Fact]
    public void Wrapper_refuses_a_missing_implementation()
    {
        Assert.Throws<ArgumentNullException>("inner", () => new ResilientOrders(null!));
        Assert.Throws<ArgumentNullException>("first", () => new ResilientChatModel(null!, new Second()));
    }
}
