using System.Text.Json;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Manifests;

/// <summary><c>resilience manifest</c>: what holds, and where it comes from.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task Two_runs_in_two_folders_write_the_same_bytes()
    {
        using var one = Contracts.Folder(Contracts.Orders);
        using var other = Contracts.Folder(Contracts.Orders);
        var run = await Tool.RunAsync("manifest", one.Root, "--loose");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(run.Output, (await Tool.RunAsync("manifest", other.Root, "--loose")).Output);
        Assert.DoesNotContain("\r", run.Output);
        Assert.DoesNotContain(Path.GetFileName(one.Root), run.Output);
    }

    [Fact]
    public async Task Output_goes_to_the_file()
    {
        using var folder = Contracts.Folder(Contracts.Orders);
        var run = await Tool.RunAsync("manifest", folder.Root, "--loose", "--output", folder.Combine("manifest.json"));
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal((await Tool.RunAsync("manifest", folder.Root, "--loose")).Output, folder.Read("manifest.json"));
    }

    [Fact]
    public async Task Operations_on_the_path_are_listed_in_order()
    {
        var home = Assert.Single((await ManifestOf(Contracts.Orders)).GetProperty("interfaces").EnumerateArray());
        Assert.Equal(("orders", "Shop.IOrders", "Shop"), (Text(home, "endpoint"), Text(home, "interface"), Text(home, "project")));
        Assert.Equal(["CreateAsync", "GetAsync", "ListAsync", "PayAsync", "PutAsync"], home.GetProperty("operations").EnumerateArray().Select(operation => Text(operation, "operation")));
    }

    [Theory]
    [InlineData("retry", "maxRetryAttempts", "2", "method")]
    [InlineData("retry", "backoff", "Linear", "method")]
    [InlineData("retry", "abortOn", """["System.IO.IOException"]""", "method")]
    [InlineData("retry", "maxDelayMs", "10000", "default")]
    [InlineData("timeout", "attemptMs", "1000", "interface")]
    [InlineData("timeout", "totalMs", "30000", "default")]
    [InlineData("circuitBreaker", "breakDurationMs", "2000", "base interface IApi")]
    [InlineData("circuitBreaker", "enabled", "true", "base interface IApi")]
    [InlineData("retryBudget", "ratio", "0.1", "assembly")]
    public async Task Value_names_its_source(string policy, string property, string value, string source)
    {
        var found = Value(Operation(await ManifestOf(Contracts.Orders), "GetAsync"), policy, property);
        Assert.Equal((value, source), (JsonSerializer.Serialize(found.GetProperty("value")).Trim('"'), Text(found, "source")));
    }

    [Theory]
    [InlineData("GetAsync", true, "name")]
    [InlineData("CreateAsync", false, "write")]
    [InlineData("PayAsync", true, "keyParameter")]
    [InlineData("PutAsync", false, "sentOnce")]
    public async Task Idempotency_names_what_decided_it(string name, bool value, string reason)
    {
        var found = Operation(await ManifestOf(Contracts.Orders), name).GetProperty("idempotent");
        Assert.Equal((value, reason), (found.GetProperty("value").GetBoolean(), Text(found, "reason")));
    }

    [Fact]
    public async Task Policy_that_an_attribute_switches_off_says_so()
    {
        var retry = Operation(await ManifestOf(Contracts.Orders), "CreateAsync").GetProperty("policies").GetProperty("retry");
        Assert.Equal("""{"enabled":{"value":false,"source":"method"}}""", JsonSerializer.Serialize(retry));
    }

    [Fact]
    public async Task Fallback_names_its_answer()
    {
        var fallback = Operation(await ManifestOf(Contracts.Orders), "CreateAsync").GetProperty("fallback");
        Assert.Equal(("value", "\"none\""), (Text(fallback, "kind"), Text(fallback, "answer")));
    }

    [Fact]
    public async Task Members_with_policies_of_their_own_show_them()
    {
        var ask = Operation(await ManifestOf(Contracts.Models), "AskAsync");
        var members = ask.GetProperty("chain").EnumerateArray().ToArray();
        Assert.Equal(["Large", "Small"], members.Select(member => Text(member, "member")));
        Assert.False(members[0].TryGetProperty("policies", out _));
        Assert.Equal("member", Text(Value(members[1], "timeout", "totalMs"), "source"));
        Assert.Equal("[1,1]", JsonSerializer.Serialize(Value(ask, "fallbackChain", "tiers").GetProperty("value")));
    }

    [Fact]
    public async Task Methods_that_pass_through_say_why()
    {
        var home = Assert.Single((await ManifestOf(Contracts.Orders)).GetProperty("interfaces").EnumerateArray());
        var method = Assert.Single(home.GetProperty("passThrough").EnumerateArray());
        Assert.Equal(("RawAsync()", "[NoResilience]"), (Text(method, "method"), Text(method, "reason")));
    }

    [Fact]
    public async Task Routes_partitions_failed_results_and_nested_retries_are_listed()
    {
        var read = Operation(await ManifestOf(Contracts.Tenants), "ReadAsync");
        Assert.Equal("""[{"failure":"RateLimited","member":"Spare"},{"failure":"System.IO.IOException","member":"Spare"}]""", JsonSerializer.Serialize(read.GetProperty("routes")));
        Assert.Equal("""{"value":"tenant","source":"method"}""", JsonSerializer.Serialize(Value(read, "circuitBreaker", "partitionBy")));
        Assert.Equal("Shop.ITenants.IsEmpty", Text(read, "failedResults"));
        Assert.True(read.GetProperty("retriesInsideRetries").GetBoolean());
    }

    [Fact]
    public async Task Interface_without_a_wrapper_makes_the_manifest_incomplete()
    {
        using var folder = Contracts.Folder("using ResilienceGen; [Resilient] public interface IHidden { static abstract void Make(); }");
        var run = await Tool.RunAsync("manifest", folder.Root, "--loose");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("IHidden: has no wrapper", run.Error);
    }

    internal static async Task<JsonElement> ManifestOf(string contracts, string? settings = null)
    {
        using var folder = Contracts.Folder(contracts, settings ?? "{}");
        var run = await Tool.RunAsync(["manifest", folder.Root, "--loose", .. settings is null ? Array.Empty<string>() : ["--configuration", folder.Combine("settings.json")]]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Json;
    }

    internal static JsonElement Operation(JsonElement manifest, string name) =>
        manifest.GetProperty("interfaces").EnumerateArray().SelectMany(home => home.GetProperty("operations").EnumerateArray()).Single(operation => Text(operation, "operation") == name);

    internal static JsonElement Value(JsonElement operation, string policy, string property) => operation.GetProperty("policies").GetProperty(policy).GetProperty(property);

    internal static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
