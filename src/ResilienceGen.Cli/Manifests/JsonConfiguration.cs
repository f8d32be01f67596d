using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace ResilienceGen.Cli.Manifests;

/// <summary>Settings as a host would read them from its JSON files: full keys without regard to case, each with the file it comes from.</summary>
internal sealed class JsonConfiguration : IConfiguration
{
    private readonly Dictionary<string, (string? Value, string File)> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? this[string key]
    {
        get => _values.TryGetValue(key, out var found) ? found.Value : null;
        set => throw new NotSupportedException("What files say is not changed.");
    }

    public void Set(string key, string? value, string file) => _values[key] = (value, file);

    /// <summary>The file that has the last word on a key, or on one below it; null where no file names it.</summary>
    public string? FileOf(string key) =>
        _values.TryGetValue(key, out var found) ? found.File : _values.FirstOrDefault(value => IsBelow(value.Key, key)).Value.File;

    public IConfigurationSection GetSection(string key) => new Section(this, key);

    public IEnumerable<IConfigurationSection> GetChildren() => ChildrenOf("");

    public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

    private IEnumerable<IConfigurationSection> ChildrenOf(string path) => _values.Keys
        .Where(key => path.Length == 0 || IsBelow(key, path))
        .Select(key => key[(path.Length == 0 ? 0 : path.Length + 1)..].Split(':')[0])
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(name => new Section(this, path.Length == 0 ? name : $"{path}:{name}"));

    private static bool IsBelow(string key, string path) =>
        key.Length > path.Length && key[path.Length] == ':' && key.StartsWith(path, StringComparison.OrdinalIgnoreCase);

    private sealed class Section(JsonConfiguration root, string path) : IConfigurationSection
    {
        public string Key => path[(path.LastIndexOf(':') + 1)..];

        public string Path => path;

        public string? Value
        {
            get => root[path];
            set => root[path] = value;
        }

        public string? this[string key]
        {
            get => root[$"{path}:{key}"];
            set => root[$"{path}:{key}"] = value;
        }

        public IConfigurationSection GetSection(string key) => new Section(root, $"{path}:{key}");

        public IEnumerable<IConfigurationSection> GetChildren() => root.ChildrenOf(path);

        public IChangeToken GetReloadToken() => root.GetReloadToken();
    }
}
