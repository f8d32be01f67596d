using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Manifests;

/// <summary><c>resilience explain IOrders.GetAsync</c>.</summary>
public sealed class ExplainOperationTests
{
    [Fact]
    public async Task Operation_is_explained_from_the_outside_to_the_client()
    {
        using var folder = Contracts.Folder(Contracts.Models, """{ "Resilience": { "Retry": { "MaxRetryAttempts": 1 }, "CircuitBreaker": { "Enabled": false } } }""");
        var run = await Tool.RunAsync("explain", "IModel.AskAsync", folder.Root, "--loose", "--configuration", folder.Combine("settings.json"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            Shop.IModel.AskAsync
              idempotent: yes ([Idempotent])
              1. Timeout (interface)
                 AttemptMs 2000 (interface)
                 default: TotalMs 30000, IdleMs 0, Abandon false
              2. FallbackChain (interface)
                 Tiers [1,1] (interface)
                 RankMembers true (interface)
                 default: FallbackOn [], StopOn [], TryFirstWhenAllOpen false, ThrowLastError false
              3. Retry (interface)
                 MaxRetryAttempts 1 (configuration Resilience:Retry:MaxRetryAttempts)
                 DelayMs 0 (interface)
                 MaxDelayMs 0 (interface)
                 default: Backoff Exponential, UseJitter true, JitterFactor 0.25, HonorRetryAfter true, RetryOn [], AbortOn []
              4. RetryBudget (default)
                 default: Ratio 0.2, MinRetries 3
              member Large: 2 attempts, 4 s
              member Small: 2 attempts, 2 s (2.5 s if the server asks to wait)
                Timeout (member)
                   AttemptMs 1000 (member)
                   TotalMs 2500 (member)
                   default: IdleMs 0, Abandon false
                Retry (member)
                   MaxRetryAttempts 1 (configuration Resilience:Retry:MaxRetryAttempts)
                   DelayMs 0 (member)
                   default: MaxDelayMs 10000, Backoff Exponential, UseJitter true, JitterFactor 0.25, HonorRetryAfter true, RetryOn [], AbortOn []
              off: CircuitBreaker (configuration Resilience:CircuitBreaker:Enabled)
              worst case: 4 attempts, 6 s (6.5 s if the server asks to wait)

            """.ReplaceLineEndings(),
            run.Output);
    }

    [Theory]
    [InlineData("IOrders.CreateAsync", "worst case: 1 attempt, 1 s")]
    [InlineData("Shop.IOrders.PutAsync", "worst case: attempts without a limit, 30 s")]
    [InlineData("orders.ListAsync", "until the first item")]
    [InlineData("IOrders.RawAsync", "passes through as it is: [NoResilience]")]
    public async Task Operation_is_found_by_interface_or_endpoint(string name, string expected)
    {
        using var folder = Contracts.Folder(Contracts.Orders);
        Assert.Contains(expected, (await Tool.RunAsync("explain", name, folder.Root, "--loose")).Output);
    }

    [Fact]
    public async Task Routes_partitions_failed_results_and_nested_retries_are_told()
    {
        using var folder = Contracts.Folder(Contracts.Tenants);
        var run = await Tool.RunAsync("explain", "ITenants.ReadAsync", folder.Root, "--loose");
        Assert.Contains("PartitionBy tenant (method)", run.Output);
        Assert.Contains("route RateLimited: to Spare", run.Output);
        Assert.Contains("results are failures where Shop.ITenants.IsEmpty says so", run.Output);
        Assert.Contains("retries also inside of a call that is retrying already", run.Output);
    }

    [Fact]
    public async Task Unknown_operation_names_those_that_there_are()
    {
        using var folder = Contracts.Folder(Contracts.Models);
        var run = await Tool.RunAsync("explain", "IModel.Ask", folder.Root, "--loose");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("IModel.Ask: no such operation. The target has IModel.AskAsync.", run.Error);
    }
}
