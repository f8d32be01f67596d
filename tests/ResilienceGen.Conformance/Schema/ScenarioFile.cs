using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ResilienceGen.Conformance.Schema;

/// <summary>A file of scenarios: the project's own copy of the public one, or the one the environment names.</summary>
internal sealed record ScenarioFile(int SchemaVersion, Scenario[] Scenarios, string? Description = null)
{
    public const string Variable = "RESILIENCEGEN_SCENARIOS";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutDefaults } },
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

    /// <summary>A file that holds this one scenario.</summary>
    public static string Write(Scenario scenario) =>
        JsonSerializer.Serialize(new ScenarioFile(1, [scenario with { Id = "CO-001" }]), Options);

    private static void LeaveOutDefaults(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: true } parameter) property.ShouldSerialize = (_, value) => !Equals(value, parameter.DefaultValue);
        }
    }
}
