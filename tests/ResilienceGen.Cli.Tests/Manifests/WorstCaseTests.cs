using System.Text.Json;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Manifests;

/// <summary>The worst case of one call: attempts, time by the policy's own delays, and time if the server asks to wait.</summary>
public sealed class WorstCaseTests
{
    // 3 attempts of 1 s; delays of 100 and 200 ms half as long again; a server may ask for 10 s twice.
    [Fact]
    public async Task Attempts_and_delays_at_the_upper_end_of_jitter_add_up() =>
        Assert.Equal("""{"attempts":3,"timeMs":3450,"timeWithRetryAfterMs":23000}""", await WorstOf(Contracts.Orders, "GetAsync"));

    [Fact]
    public async Task One_attempt_where_retries_are_off() =>
        Assert.Equal("""{"attempts":1,"timeMs":1000,"timeWithRetryAfterMs":1000}""", await WorstOf(Contracts.Orders, "CreateAsync"));

    [Fact]
    public async Task Retries_without_a_limit_end_with_the_total_timeout() =>
        Assert.Equal("""{"attempts":null,"timeMs":30000,"timeWithRetryAfterMs":30000}""", await WorstOf(Contracts.Orders, "PutAsync"));

    // 4 attempts of 2 s on the first, 3 of 1 s within 2.5 s on the second.
    [Fact]
    public async Task Members_of_a_chain_add_up_within_their_own_limits() =>
        Assert.Equal("""{"attempts":7,"timeMs":10500,"timeWithRetryAfterMs":10500}""", await WorstOf(Contracts.Models, "AskAsync"));

    [Fact]
    public async Task Hedges_are_sends_too() =>
        Assert.Equal("""{"attempts":3,"timeMs":1200,"timeWithRetryAfterMs":1200}""", await WorstOf(Contracts.Quick, "GetAsync"));

    [Fact]
    public async Task Hedge_that_would_come_after_the_timeout_is_never_sent() =>
        Assert.Equal("""{"attempts":1,"timeMs":1000,"timeWithRetryAfterMs":1000}""", await WorstOf(Contracts.Quick, "FindAsync"));

    [Theory]
    [InlineData("ReadAsync")]
    [InlineData("CountAsync")]
    public async Task Without_a_total_timeout_nothing_bounds_a_queue_or_an_attempt(string operation) =>
        Assert.Equal("""{"attempts":1,"timeMs":null,"timeWithRetryAfterMs":null}""", await WorstOf(Contracts.Quick, operation));

    [Fact]
    public async Task Chain_that_is_switched_off_asks_its_first_member() =>
        Assert.Equal(
            """{"attempts":4,"timeMs":8000,"timeWithRetryAfterMs":8000}""",
            await WorstOf(Contracts.Models, "AskAsync", """{ "Resilience": { "FallbackChain": { "Enabled": false } } }"""));

    private static async Task<string> WorstOf(string contracts, string operation, string? settings = null) =>
        JsonSerializer.Serialize(ManifestTests.Operation(await ManifestTests.ManifestOf(contracts, settings), operation).GetProperty("worstCase"));
}
