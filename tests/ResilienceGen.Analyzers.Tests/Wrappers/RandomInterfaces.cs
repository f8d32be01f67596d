using System.Text;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>Interfaces nobody would write on purpose: few names, so that they clash; awkward types, modifiers and bases.</summary>
internal sealed class RandomInterfaces(int seed)
{
    private static readonly string[] Names = ["Get", "Send", "GetAsync", "ToString", "Equals", "Dispose", "Item", "_get", "get_Name", "Name", "@event", "ResilientApi"];

    private static readonly string[] ParameterNames =
        ["a", "inner", "token", "args", "_", "@class", "Item1", "Item7", "Rest", "runtime", "_inner", "_get", "value", "field", "cancellationToken", "GetDescriptor"];

    private static readonly string[] Returns =
    [
        "void", "int", "string?", "T", "dynamic", "(int A, string? B)", "Span<byte>", "ref int", "ref readonly string", "int*", "List<T?>", "object",
        "Task", "Task<int>", "Task<T?>", "Task<dynamic>", "ValueTask", "ValueTask<string?>", "IAsyncEnumerable<T>", "IAsyncEnumerable<(T, int)>",
    ];

    private static readonly string[] Types =
    [
        "int", "string?", "T", "T?", "dynamic", "in long", "ref int", "out string", "ref readonly int", "scoped Span<int>", "byte*", "List<dynamic?>",
        "(int X, T Y)", "Func<T, Task>", "CancellationToken", "CancellationToken?", "in CancellationToken", "DateTime", "DayOfWeek?",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One namespace: one or two bases, and a marked interface that inherits them.</summary>
    public string Next(int number)
    {
        var text = new StringBuilder($"namespace N{number};\n");
        var generic = Chance(3) ? "<T>" : "";
        text.Append($"public unsafe interface IFirst<T> {{ {Members(generic: true)} }}\n");
        text.Append($"public unsafe interface ISecond {{ {Members(generic: false)} }}\n");
        var bases = generic.Length > 0 ? "IFirst<T>, ISecond" : Chance(2) ? "IFirst<int>, ISecond" : "ISecond, IFirst<string?>";
        text.Append($"[Resilient] public unsafe interface IApi{generic} : {bases} {{ {Members(generic.Length > 0)} }}");
        return text.ToString();
    }

    private string Members(bool generic) =>
        string.Join(" ", Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Chance(4) ? PassThrough(generic) : Method(generic)));

    private string Method(bool generic)
    {
        var own = !generic || Chance(4);
        var constraint = !own ? "" : Chance(3) ? " where T : class" : Chance(3) ? " where T : struct" : Chance(3) ? " where T : new()" : "";
        return $"{Pick(Returns)} {Pick(Names)}{(own ? "<T>" : "")}({Parameters()}){constraint};";
    }

    private string PassThrough(bool generic)
    {
        var type = generic ? "T" : "string";
        return _random.Next(4) switch
        {
            0 => $"{type}? {Pick(Names)} {{ get; set; }}",
            1 => $"event Action<{type}>? {Pick(Names)};",
            2 => $"{type} this[int {Pick(ParameterNames)}, in {type} b] {{ get; }}",
            _ => $"ref {type} {Pick(Names)} {{ get; }}",
        };
    }

    private string Parameters()
    {
        var names = ParameterNames.OrderBy(_ => _random.Next()).Take(_random.Next(0, 5)).ToArray();
        var parameters = names.Select(name => $"{Pick(Types)} {name}").ToList();
        if (Chance(3)) parameters.Add(Chance(2) ? "CancellationToken ct = default" : "params string[] rest");
        return string.Join(", ", parameters);
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
