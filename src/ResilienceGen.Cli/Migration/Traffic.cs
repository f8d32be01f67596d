using System.Text.Json;
using Microsoft.VisualBasic.FileIO;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>How often operations are called and fail, from a list somebody exported: what is called most and fails most is migrated first.</summary>
internal sealed class Traffic
{
    private const string Remedy = "A list has one operation per row: CSV with the header 'operation,calls,failures', or JSON as [{\"operation\": \"OrdersClient.GetAsync\", \"calls\": 1200, \"failures\": 17}]; one of the two counts is enough.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    private readonly IReadOnlyList<OperationCount> _counts;

    private Traffic(IReadOnlyList<OperationCount> counts) => _counts = counts;

    public static Traffic None { get; } = new([]);

    public bool IsEmpty => _counts.Count == 0;

    /// <exception cref="ToolException">The file cannot be read or is no such list.</exception>
    public static Traffic Read(string path)
    {
        if (!File.Exists(path)) throw new ToolException($"{path}: no such file.", Remedy);
        try
        {
            var counts = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? FromJson(path) : FromCsv(path);
            return counts.Count > 0 ? new Traffic(counts) : throw new ToolException($"{path}: names no operation.", Remedy);
        }
        catch (Exception error) when (error is JsonException or MalformedLineException or FormatException)
        {
            throw new ToolException($"{path}: {error.Message}", Remedy);
        }
    }

    /// <summary>What is known about the operation a site belongs to: failures count before calls; null where the list does not name it.</summary>
    public OperationCount? Of(Site site) => _counts.Where(count => count.Names(site)).MaxBy(count => count.Order);

    /// <summary>The sites, critical path first; those the list does not name keep their order at the end.</summary>
    public IOrderedEnumerable<T> Order<T>(IEnumerable<T> items, Func<T, Site> site) =>
        items.OrderByDescending(item => Of(site(item))?.Order ?? (-1, -1));

    /// <summary>Operations of the list that no site belongs to.</summary>
    public IEnumerable<string> Unmatched(IReadOnlyCollection<Site> sites) =>
        _counts.Where(count => !sites.Any(count.Names)).Select(count => count.Operation);

    private static IReadOnlyList<OperationCount> FromJson(string path)
    {
        var counts = JsonSerializer.Deserialize<OperationCount[]>(File.ReadAllBytes(path), Json) ?? [];
        return counts.All(count => !string.IsNullOrWhiteSpace(count.Operation)) ? counts : throw new FormatException("an entry has no \"operation\".");
    }

    private static List<OperationCount> FromCsv(string path)
    {
        using var reader = new TextFieldParser(path) { Delimiters = [",", ";", "\t"], HasFieldsEnclosedInQuotes = true };
        var header = (reader.ReadFields() ?? []).Select(name => name.Trim().ToLowerInvariant()).ToList();
        var (operation, calls, failures) = (header.IndexOf("operation"), header.IndexOf("calls"), header.IndexOf("failures"));
        if (operation < 0 || (calls < 0 && failures < 0)) throw new FormatException("the first line must name the columns 'operation' and 'calls' or 'failures'.");
        var counts = new List<OperationCount>();
        while (!reader.EndOfData)
        {
            var line = reader.LineNumber;
            var fields = reader.ReadFields()!;
            counts.Add(new OperationCount(Field(fields, operation), Number(fields, calls, line), Number(fields, failures, line)));
        }

        return counts;
    }

    private static string Field(string[] fields, int column) => column >= 0 && column < fields.Length ? fields[column].Trim() : "";

    private static long Number(string[] fields, int column, long line) =>
        Field(fields, column) is not { Length: > 0 } text ? 0
        : long.TryParse(text, out var number) ? number
        : throw new FormatException($"line {line}: '{text}' is no whole number.");
}

/// <summary>One row of the list.</summary>
/// <param name="Operation">A member, with or without its type, namespace and the suffix <c>Async</c>.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="Failures">How often it failed.</param>
internal sealed record OperationCount(string Operation, long Calls = 0, long Failures = 0)
{
    public (long Failures, long Calls) Order => (Failures, Calls);

    public bool Names(Site site)
    {
        var member = $".{site.Type}.{site.Member}";
        return member.EndsWith("." + Operation, StringComparison.Ordinal) || member.EndsWith($".{Operation}Async", StringComparison.Ordinal);
    }
}
