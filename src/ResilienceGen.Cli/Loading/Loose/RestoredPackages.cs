using System.Text.Json;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>The compile-time assemblies of a project's packages, if it happens to be restored.</summary>
internal static class RestoredPackages
{
    public static IReadOnlyList<string> Of(string projectFile, string? targetFramework)
    {
        var assets = Path.Combine(Path.GetDirectoryName(projectFile)!, "obj", "project.assets.json");
        if (!File.Exists(assets)) return [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
            return [.. Read(document.RootElement, targetFramework)];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or KeyNotFoundException or InvalidOperationException)
        {
            // Left over from another tool or half written: the project then counts as not restored.
            return [];
        }
    }

    private static List<string> Read(JsonElement root, string? targetFramework)
    {
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        var libraries = root.GetProperty("libraries");
        var targets = root.GetProperty("targets").EnumerateObject().ToArray();
        var target = targets.FirstOrDefault(candidate => candidate.Name == targetFramework, targets.FirstOrDefault());
        var files = new List<string>();
        if (target.Value.ValueKind != JsonValueKind.Object) return files;
        foreach (var library in target.Value.EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
        {
            if (!library.Value.TryGetProperty("compile", out var compile)) continue;
            var package = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            foreach (var asset in compile.EnumerateObject().Where(asset => asset.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
            {
                if (folders.Select(folder => Path.Combine(folder, package, asset.Name)).FirstOrDefault(File.Exists) is { } file) files.Add(file);
            }
        }

        return files;
    }
}
