using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Tests.Chaos;

/// <summary>A configuration that is replaced as a whole, so that it can be read while it changes.</summary>
internal sealed class ChaosSettings : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Change(string key, string? value)
    {
        Data = new Dictionary<string, string?>(Data, StringComparer.OrdinalIgnoreCase) { [key] = value };
        if (value is null) Data.Remove(key);
        OnReload();
    }
}
