using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Manifests;

/// <summary>Settings files over attributes, as the runtime lays them over.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("""{ "Resilience": { "orders": { "GetAsync": { "Retry": { "MaxRetryAttempts": 5 } } }, "Retry": { "MaxRetryAttempts": 7 } } }""", "5", "configuration Resilience:orders:GetAsync:Retry:MaxRetryAttempts")]
    [InlineData("""{ "resilience": { "ORDERS": { "retry": { "maxRetryAttempts": "6" } } } /* a comment */ , }""", "6", "configuration Resilience:orders:Retry:MaxRetryAttempts")]
    [InlineData("""{ "Resilience:Retry:MaxRetryAttempts": 4 }""", "4", "configuration Resilience:Retry:MaxRetryAttempts")]
    public async Task Nearest_key_beats_the_attribute(string settings, string value, string source)
    {
        var found = ManifestTests.Value(ManifestTests.Operation(await ManifestTests.ManifestOf(Contracts.Orders, settings), "GetAsync"), "retry", "maxRetryAttempts");
        Assert.Equal((value, source), (found.GetProperty("value").ToString(), ManifestTests.Text(found, "source")));
    }

    [Theory]
    [InlineData("""{ "Resilience": { "order": { "Retry": { "MaxRetryAttempts": 7 } } } }""", "no interface has the endpoint 'order', so 'Resilience:order' changes nothing. There are orders.")]
    [InlineData("""{ "Resilience": { "orders": { "Get": { "Retry": { "DelayMs": 7 } } } } }""", "the endpoint 'orders' has no operation 'Get', so 'Resilience:orders:Get' changes nothing. There are CreateAsync, GetAsync,")]
    public async Task Name_that_nothing_has_is_a_warning(string settings, string expected)
    {
        var run = await RunAsync(settings);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.Equal(2, ManifestTests.Value(ManifestTests.Operation(run.Json, "GetAsync"), "retry", "maxRetryAttempts").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Master_switch_is_the_source_of_what_it_switches_off()
    {
        var enabled = ManifestTests.Value(ManifestTests.Operation(await ManifestTests.ManifestOf(Contracts.Orders, """{ "Resilience": { "OnlyFallback": true } }"""), "GetAsync"), "retry", "enabled");
        Assert.Equal((false, "configuration Resilience:OnlyFallback"), (enabled.GetProperty("value").GetBoolean(), ManifestTests.Text(enabled, "source")));
    }

    [Fact]
    public async Task Policy_that_an_attribute_switches_off_can_be_switched_on()
    {
        var create = ManifestTests.Operation(await ManifestTests.ManifestOf(Contracts.Orders, """{ "Resilience": { "orders": { "Retry": { "Enabled": true } } } }"""), "CreateAsync");
        var enabled = ManifestTests.Value(create, "retry", "enabled");
        Assert.Equal((true, "configuration Resilience:orders:Retry:Enabled"), (enabled.GetProperty("value").GetBoolean(), ManifestTests.Text(enabled, "source")));
        Assert.Equal(4, create.GetProperty("worstCase").GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task Member_of_a_chain_follows_configuration_too()
    {
        var ask = ManifestTests.Operation(await ManifestTests.ManifestOf(Contracts.Models, """{ "Resilience": { "Timeout": { "TotalMs": 1500 } } }"""), "AskAsync");
        var small = ask.GetProperty("chain").EnumerateArray().Last();
        Assert.Equal("configuration Resilience:Timeout:TotalMs", ManifestTests.Text(ManifestTests.Value(small, "timeout", "totalMs"), "source"));
        Assert.Equal(1500, small.GetProperty("worstCase").GetProperty("timeMs").GetInt32());
    }

    [Fact]
    public async Task Later_file_has_the_last_word()
    {
        using var folder = Contracts.Folder(Contracts.Orders, """{ "Resilience": { "Retry": { "MaxRetryAttempts": 5 } } }""");
        var second = folder.Write("settings.Production.json", """{ "Resilience": { "Retry": { "MaxRetryAttempts": 1 } } }""");
        var run = await Tool.RunAsync("manifest", folder.Root, "--loose", "--configuration", folder.Combine("settings.json"), "--configuration", second);
        Assert.Equal(1, ManifestTests.Value(ManifestTests.Operation(run.Json, "GetAsync"), "retry", "maxRetryAttempts").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Invalid_value_names_file_and_key_and_returns_2()
    {
        var run = await RunAsync("""{ "Resilience": { "orders": { "GetAsync": { "Retry": { "DelayMs": "soon" } } } } }""");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("settings.json: ", run.Error);
        Assert.Contains("'Resilience:orders:GetAsync:Retry:DelayMs' is invalid: 'soon' is not an integer", run.Error);
        Assert.Equal(["CreateAsync", "ListAsync", "PayAsync", "PutAsync"], run.Json.GetProperty("interfaces")[0].GetProperty("operations").EnumerateArray().Select(operation => ManifestTests.Text(operation, "operation")));
    }

    [Fact]
    public async Task Invalid_value_that_concerns_all_is_said_once()
    {
        var run = await RunAsync("""{ "Resilience": { "CircuitBreaker": { "FailureRatio": 1.5 } } }""");
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Key_that_no_policy_reads_is_a_warning()
    {
        var run = await RunAsync("""{ "Resilience": { "Retry": { "MaxRetries": 5 } } }""");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: ", run.Error);
        Assert.Contains("settings.json: no policy reads the key 'Resilience:Retry:MaxRetries'.", run.Error);
    }

    [Theory]
    [InlineData("{ \"Resilience\": ", "settings.json(1): not valid JSON")]
    [InlineData("[]", "settings.json: holds no JSON object")]
    public async Task File_that_cannot_be_read_returns_2(string settings, string expected)
    {
        var run = await RunAsync(settings);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error);
    }

    private static async Task<ToolRun> RunAsync(string settings)
    {
        using var folder = Contracts.Folder(Contracts.Orders, settings);
        return await Tool.RunAsync("manifest", folder.Root, "--loose", "--configuration", folder.Combine("settings.json"));
    }
}
