using System.Text.RegularExpressions;

namespace ResilienceGen.Conformance.Writing;

/// <summary>One parameter as a scenario writes it: modifiers, type, name, perhaps a default.</summary>
internal readonly record struct ParameterText(string Text)
{
    public const string Token = "cancellationToken";

    public string Name => Declaration[(Declaration.LastIndexOf(' ') + 1)..];

    /// <summary>Without the default, as an implementation repeats it.</summary>
    public string Declaration => Text.Split('=')[0].Trim();

    /// <summary>The same with the type parameters of a generic interface replaced.</summary>
    public ParameterText With(IReadOnlyDictionary<string, string> types) =>
        types.Aggregate(this, static (text, pair) => new ParameterText(Regex.Replace(text.Text, $@"\b{pair.Key}\b", pair.Value)));
}
