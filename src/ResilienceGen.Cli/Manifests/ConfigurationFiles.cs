using System.Text.Json;

namespace ResilienceGen.Cli.Manifests;

/// <summary>Reads settings files in the order in which they are given: the later one has the last word, as in a host.</summary>
internal static class ConfigurationFiles
{
    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="ToolException">A file is missing or is no JSON object.</exception>
    public static JsonConfiguration Read(IEnumerable<string> paths)
    {
        var configuration = new JsonConfiguration();
        foreach (var path in paths) Read(path, configuration);
        return configuration;
    }

    private static void Read(string path, JsonConfiguration configuration)
    {
        if (!File.Exists(path)) throw new ToolException($"{path}: no such file.", "Name a settings file, for instance appsettings.json.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Tolerant);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new ToolException($"{path}: holds no JSON object.", "Name a settings file, for instance appsettings.json.");
            Add(document.RootElement, "", path, configuration);
        }
        catch (JsonException error)
        {
            throw new ToolException($"{path}({error.LineNumber + 1}): not valid JSON: {error.Message}", "Repair the file.");
        }
    }

    private static void Add(JsonElement element, string key, string file, JsonConfiguration configuration)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Add(property.Value, Below(key, property.Name), file, configuration);
                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((item, index) => (item, index))) Add(item, Below(key, $"{index}"), file, configuration);
                break;
            default:
                configuration.Set(key, element.ValueKind == JsonValueKind.Null ? null : element.ToString(), file);
                break;
        }
    }

    private static string Below(string key, string name) => key.Length == 0 ? name : $"{key}:{name}";
}
