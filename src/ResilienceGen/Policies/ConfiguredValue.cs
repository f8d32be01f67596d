using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>The value of one property in configuration, read as what the property is.</summary>
internal sealed class ConfiguredValue(IConfigurationSection section)
{
    /// <summary>The full key.</summary>
    public string Path => section.Path;

    public int Int(int declared) => section.Value is not { } text
        ? declared
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid("an integer");

    public double Double(double declared) => section.Value is not { } text
        ? declared
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid("a number");

    public bool Bool(bool declared) => section.Value is not { } text
        ? declared
        : bool.TryParse(text, out var value) ? value : throw Invalid("true or false");

    public TEnum Enum<TEnum>(TEnum declared)
        where TEnum : struct, Enum => section.Value is not { } text
        ? declared
        : System.Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value)
            ? value
            : throw Invalid($"one of {string.Join(", ", System.Enum.GetNames<TEnum>())}");

    /// <summary>A list of names of exception types: as children, or as one text with commas. An empty text empties the list.</summary>
    public ErrorList Errors() => ErrorList.Named(section.Value is { } text
        ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : section.GetChildren().Select(static child => child.Value).OfType<string>());

    private InvalidResilienceConfigurationException Invalid(string expected) => new(Path, $"'{section.Value}' is not {expected}");
}
