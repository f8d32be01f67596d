using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>A file of scenarios: the project's own copy of the public one, or the one the environment names.</summary>
internal sealed record ScenarioFile(int SchemaVersion, Scenario[] Scenarios, string? Description = null)
{
    public const string Variable = "RESILIENCEGEN_SCENARIOS";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new OneOrManyConverter<RetryValues>() },
    };

    public static string PublicPath { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Scenarios", "scenarios.json");

    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : PublicPath;

    private static readonly Lazy<ScenarioFile> Chosen = new(static () => Load(Path));

    /// <summary>The file of this run, read once.</summary>
    public static ScenarioFile Current => Chosen.Value;

    [JsonIgnore]
    public IEnumerable<Scenario> Runnable => Scenarios.Where(static scenario => scenario.IsRunnable);

    public static ScenarioFile Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>Reads strictly: what the schema does not know is an error, for it would silently test nothing.</summary>
    public static ScenarioFile Parse(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<ScenarioFile>(json, Options) ?? throw new ScenarioFileException("The file holds nothing.");
            SchemaCheck.Verify(file);
            return file;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new ScenarioFileException(exception.Message, exception);
        }
    }
}
