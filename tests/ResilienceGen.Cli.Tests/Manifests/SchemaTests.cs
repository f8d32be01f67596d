using System.Text.Json.Nodes;
using ResilienceGen.Cli.Manifests;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Manifests;

/// <summary>The schema of the configuration section knows the code base by name and takes what the runtime takes.</summary>
public sealed class SchemaTests
{
    private const int Day = 24 * 60 * 60 * 1000;

    private static readonly double[] Probes =
        [-2, -1, 0, 0.5, 1, 2, 9, 10, 11, 499, 500, 1_000, 1_001, 10_000, 10_001, 100_000, 100_001, Day, Day + 1, 7 * Day, (7 * Day) + 1];

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Logging": { "LogLevel": {} } }""")]
    [InlineData("""{ "Resilience": { "OnlyFallback": true, "Retry": { "MaxRetryAttempts": -1, "Backoff": "Linear" } } }""")]
    [InlineData("""{ "Resilience": { "orders": { "Timeout": { "TotalMs": 0 }, "GetAsync": { "Retry": { "RetryOn": ["IOException"] } } } } }""")]
    [InlineData("""{ "Resilience": { "orders": { "RetryBudget": { "Ratio": 0.5 }, "GetAsync": { "RetryBudget": { "Enabled": false } } } } }""")]
    [InlineData("""{ "Resilience": { "another endpoint": { "Retry": { "DelayMs": 1 } } } }""")]
    public async Task Good_settings_are_accepted(string settings) => Assert.True(new SchemaCheck(await SchemaAsync()).Accepts(settings));

    [Theory]
    [InlineData("""{ "Resilience": { "Retry": { "MaxRetries": 3 } } }""")]
    [InlineData("""{ "Resilience": { "Retry": { "DelayMs": -1 } } }""")]
    [InlineData("""{ "Resilience": { "Retry": { "JitterFactor": 1 } } }""")]
    [InlineData("""{ "Resilience": { "Retry": { "Backoff": "Sometimes" } } }""")]
    [InlineData("""{ "Resilience": { "Timeout": { "AttemptMs": 9 } } }""")]
    [InlineData("""{ "Resilience": { "orders": { "GetAsinc": { "Retry": {} } } } }""")]
    [InlineData("""{ "Resilience": { "orders": { "GetAsync": { "Retries": {} } } } }""")]
    [InlineData("""{ "Resilience": { "orders": { "GetAsync": { "RetryBudget": { "Ratio": 0.5 } } } } }""")]
    [InlineData("""{ "Resilience": { "OnlyFallback": "perhaps" } }""")]
    public async Task Bad_settings_are_refused(string settings) => Assert.False(new SchemaCheck(await SchemaAsync()).Accepts(settings));

    [Fact]
    public void Numbers_are_accepted_where_the_runtime_accepts_them()
    {
        var empty = ConfigurationSchema.Of(new Manifest([], []));
        var check = new SchemaCheck(empty);
        foreach (var (kind, property) in PolicyKind.All.SelectMany(kind => kind.Settings.Select(property => (kind, kind.Record.GetProperty(property)!))))
        {
            if (property.PropertyType != typeof(int) && property.PropertyType != typeof(double)) continue;
            var schema = (JsonObject)empty["definitions"]![kind.Name]!["properties"]![property.Name]!;
            foreach (var number in Probes.Where(number => property.PropertyType == typeof(double) || number % 1 == 0))
            {
                var policy = Activator.CreateInstance(kind.Record)!;
                property.SetValue(policy, Convert.ChangeType(number, property.PropertyType));
                if (PolicyKind.Check(policy) is { } error && error.Contains("more than")) continue;
                Assert.True((PolicyKind.Check(policy) is null) == check.Accepts(schema, JsonValue.Create(number)), $"{kind.Name}.{property.Name} = {number}");
            }
        }
    }

    [Fact]
    public async Task Values_have_type_range_default_and_description()
    {
        var delay = (await SchemaAsync())["definitions"]!["Retry"]!["properties"]!["DelayMs"]!;
        Assert.Equal(
            """{"type":"integer","minimum":0,"maximum":86400000,"default":200,"description":"Base delay in milliseconds, 0 to one day. Default 200."}""",
            delay.ToJsonString());
    }

    [Fact]
    public async Task Description_names_what_a_comment_refers_to() =>
        Assert.EndsWith("looked at before RetryOn. Default empty.", $"{(await SchemaAsync())["definitions"]!["Retry"]!["properties"]!["AbortOn"]!["description"]}");

    private static async Task<JsonObject> SchemaAsync()
    {
        using var folder = Contracts.Folder(Contracts.Orders);
        var run = await Tool.RunAsync("manifest", folder.Root, "--loose", "--schema");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return (JsonObject)JsonNode.Parse(run.Output)!;
    }
}
