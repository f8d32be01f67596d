using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ResilienceGen.Policies;

/// <summary>The values of one policy in configuration. The nearest level that has a value decides: operation, endpoint, everything.</summary>
internal sealed class ConfiguredPolicy(IReadOnlyList<IConfiguration> levels, string policy)
{
    public const string EnabledKey = "Enabled";

    public bool IsEmpty { get; } = !levels.Any(level => level.GetSection(policy).GetChildren().Any());

    /// <summary>The full key that decides about the property; null where configuration says nothing.</summary>
    public string? KeyOf(string property) => Find(property)?.Path;

    public int Int(string property, int declared) => Find(property) is not { Value: { } text } found
        ? declared
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(found, "an integer");

    public double Double(string property, double declared) => Find(property) is not { Value: { } text } found
        ? declared
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(found, "a number");

    public bool Bool(string property, bool declared) => Find(property) is not { Value: { } text } found
        ? declared
        : bool.TryParse(text, out var value) ? value : throw Invalid(found, "true or false");

    public TEnum Enum<TEnum>(string property, TEnum declared)
        where TEnum : struct, Enum => Find(property) is not { Value: { } text } found
        ? declared
        : System.Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value)
            ? value
            : throw Invalid(found, $"one of {string.Join(", ", System.Enum.GetNames<TEnum>())}");

    /// <summary>A list of names of exception types: as children, or as one text with commas. An empty text empties the list.</summary>
    public ErrorList Errors(string property, ErrorList declared)
    {
        if (Find(property) is not { } found) return declared;
        var names = found.Value is { } text
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : found.GetChildren().Select(static child => child.Value).OfType<string>();
        return ErrorList.Named(names);
    }

    /// <exception cref="InvalidResilienceConfigurationException">The policy that came of these values is not valid.</exception>
    public T Checked<T>(T effective, string? error)
    {
        if (error is null) return effective;

        // The sentence starts with the name of the property.
        var property = error[..error.IndexOf(' ', StringComparison.Ordinal)];
        throw new InvalidResilienceConfigurationException(Find(property)?.Path ?? $"{policy}:{property}", error);
    }

    private static InvalidResilienceConfigurationException Invalid(IConfigurationSection found, string expected) =>
        new(found.Path, $"'{found.Value}' is not {expected}");

    private IConfigurationSection? Find(string property)
    {
        foreach (var level in levels)
        {
            var section = level.GetSection(policy).GetSection(property);
            if (section.Value is not null || section.GetChildren().Any()) return section;
        }

        return null;
    }
}
