using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ResilienceGen.Cli.Manifests;

/// <summary>What the runtime's own comments say about its policies.</summary>
internal static partial class RecordDocumentation
{
    private static readonly Lazy<Dictionary<string, string>> Summaries = new(Load);

    public static string Of(Type record) => Summaries.Value[$"T:{record.FullName}"];

    public static string Of(Type record, string property) => Summaries.Value[$"P:{record.FullName}.{property}"];

    private static Dictionary<string, string> Load()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Manifests/ResilienceGen.xml")!;
        return XDocument.Load(file).Descendants("member").ToDictionary(
            member => (string)member.Attribute("name")!,
            member => Spaces().Replace(string.Concat(member.Element("summary")?.Nodes().Select(Text) ?? []), " ").Trim());
    }

    // A reference says its last name: P:ResilienceGen.Policies.RetryPolicy.MaxDelayMs.
    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } reference when (string?)reference.Attribute("cref") is { } target => Named(target),
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    };

    private static string Named(string target)
    {
        var name = target[(target.LastIndexOf('.') + 1)..];
        return target.StartsWith("T:", StringComparison.Ordinal) && name.EndsWith(nameof(Attribute), StringComparison.Ordinal) ? $"[{name[..^nameof(Attribute).Length]}]" : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
