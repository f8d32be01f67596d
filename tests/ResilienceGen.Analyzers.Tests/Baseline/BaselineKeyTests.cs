using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Analyzers.Tests.Baseline;

/// <summary>What leaves a key as it is, and what makes it another one.</summary>
public class BaselineKeyTests
{
    private const string Body = """
        var url = $"orders/{id}";
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        await _http.SendAsync(request, token);
        """;

    public static TheoryData<string, string> Same => new()
    {
        { "_http.GetStringAsync(\"a\")", "this._http\n    .GetStringAsync( /* the url */ \"a\" )" },
        { "_http.GetStringAsync(\"a\")", "_http.GetStringAsync(@\"a\")" },
        { "_http.GetStringAsync(\"a\")", "_http.GetStringAsync(\"a\", token)" },
        { "_http.GetStringAsync(\"a\" + id)", "_http.GetStringAsync(\"a\" + number)" },
        { "_http.GetStringAsync(string.Join(\"/\", new[] { \"a\", \"b\" }))", "_http.GetStringAsync(string.Join(\"/\", new[] { \"a\", \"b\", }))" },
        { "_http.GetStringAsync(Path.Combine(\"a\"))", "_http.GetStringAsync(System.IO.Path.Combine(\"a\"))" },
        { "_http.GetStringAsync(Path.Combine(\"a\"))", "_http.GetStringAsync(global::System.IO.Path.Combine(\"a\"))" },
        { "_http.GetStringAsync(names.First(name => name != id.ToString()))", "_http.GetStringAsync(names.First(each => each != id.ToString()))" },
        { "_http.GetStringAsync(names.First(name => name != \"\"))", "_http.GetStringAsync(words.First(name => name != \"\"))" },
    };

    public static TheoryData<string, string> Different => new()
    {
        { "_http.GetStringAsync(\"a\")", "_http.GetStringAsync(\"b\")" },
        { "_http.GetStringAsync(\"a\")", "_http.GetByteArrayAsync(\"a\")" },
        { "_http.GetStringAsync(\"a\")", "_other.GetStringAsync(\"a\")" },
        { "_http.GetStringAsync(\"a\" + id)", "_http.GetStringAsync(\"a\" + names)" },
        { "_http.GetFromJsonAsync<int>(\"a\")", "_http.GetFromJsonAsync<long>(\"a\")" },
        { "_http.GetStringAsync(requestUri: \"a\")", "_http.GetStringAsync(\"a\")" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void Layout_Qualification_Cancellation_AndLocalNames_AreNoPartOfTheKey(string before, string after) =>
        Assert.Equal(Ratchet.Lines(Call(before)), Ratchet.Lines(Renamed(Call(after))));

    [Theory]
    [MemberData(nameof(Different))]
    public void AnotherRequest_IsAnotherKey(string before, string after) =>
        Assert.NotEqual(Ratchet.Lines(Call(before)), Ratchet.Lines(Call(after)));

    [Fact]
    public void RenamedLocal_ChangesNothing() =>
        Assert.Equal(Ratchet.Lines(Method(Body)), Ratchet.Lines(Method(Body.Replace("request", "message", StringComparison.Ordinal).Replace("url", "path", StringComparison.Ordinal))));

    [Fact]
    public void ExtractedLocal_ChangesNothing() =>
        Assert.Equal(Ratchet.Lines(Method("await _http.GetStringAsync(\"a/\" + id);")), Ratchet.Lines(Method("var url = \"a/\" + id; await _http.GetStringAsync(url);")));

    [Fact]
    public void AnotherRequestInTheSameLocal_IsAnotherKey() =>
        Assert.NotEqual(Ratchet.Lines(Method(Body)), Ratchet.Lines(Method(Body.Replace("orders/", "customers/", StringComparison.Ordinal))));

    [Fact]
    public void LineEndingsInsideALiteral_ChangeNothing() =>
        Assert.Equal(Ratchet.Lines(Call("_http.GetStringAsync(@\"a\nb\")")), Ratchet.Lines(Call("_http.GetStringAsync(@\"a\r\nb\")")));

    [Fact]
    public void NewDependencyOfThePrimaryConstructor_ChangesNothing() => Assert.Equal(
        Ratchet.Lines("class C(HttpClient http) { static readonly HttpClient S = new(); Task A() => S.GetStringAsync(http.BaseAddress + \"a\"); }"),
        Ratchet.Lines("class C(string name, HttpClient client) { static readonly HttpClient S = new(); string N => name; Task A() => S.GetStringAsync(client.BaseAddress + \"a\"); }"));

    [Fact]
    public void MovedMember_KeepsItsKey()
    {
        const string a = "public Task A() => _http.GetStringAsync(\"a\"); ";
        const string b = "public Task B() => _http.GetStringAsync(\"b\"); ";
        const string rest = "readonly HttpClient _http = new(); ";
        Assert.Equal(
            Ratchet.Lines($"partial class C {{ {rest}{a}{b} }}"),
            Ratchet.Lines($"partial class C {{ {b} }}", $"// another file\npartial class C {{ {rest}\n\n{a} }}"));
    }

    [Fact]
    public void NormalisedLayout_ChangesNoLine()
    {
        string[] sources = [Method(Body), Call("_http?.GetStringAsync(\"a\")").Replace("class C", "class D", StringComparison.Ordinal)];
        string[] formatted = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source).GetRoot().NormalizeWhitespace("\t", "\r\n").ToFullString())];
        Assert.NotEqual(sources, formatted);
        Assert.Equal(Ratchet.Lines(sources), Ratchet.Lines(formatted));
    }

    [Fact]
    public void Line_ReadsAsFamily_Member_Callee_Hash_Rule() =>
        Assert.Matches("^gap \\| M:C\\.M\\(System\\.Int32,System\\.String\\[\\],System\\.Threading\\.CancellationToken\\) \\| HttpClient\\.GetStringAsync \\| [0-9a-f]{12} \\| RSG1003$", Assert.Single(Ratchet.Lines(Call("_http.GetStringAsync(\"a\")"))));

    private static string Call(string expression) => Method($"_ = {expression};");

    private static string Method(string body) => $$"""
        class C
        {
            private readonly HttpClient _http = new(), _other = new();
            public async Task M(int id, string[] names, CancellationToken token) { {{body}} await Task.Yield(); }
        }
        """;

    // Where the call speaks of another name, the parameter has that name.
    private static string Renamed(string source)
    {
        if (source.Contains("number)", StringComparison.Ordinal)) source = source.Replace("int id", "int number", StringComparison.Ordinal);
        return source.Contains("words.", StringComparison.Ordinal) ? source.Replace("string[] names", "string[] words", StringComparison.Ordinal) : source;
    }

    public static TheoryData<string, string> Places => new()
    {
        { "class C { static HttpClient H = new(); public C() => H.GetStringAsync(\"a\"); }", "M:C.#ctor" },
        { "class C { static HttpClient H = new(); static C() { H.GetStringAsync(\"a\"); } }", "M:C.#cctor" },
        { "class C { static HttpClient H = new(); static readonly Task<string> T = H.GetStringAsync(\"a\"); }", "F:C.T" },
        { "class C { static HttpClient H = new(); readonly Task<string> F = Task.Run(() => H.GetStringAsync(\"a\")); }", "F:C.F" },
        { "class C { static HttpClient H = new(); Task<string> T { get; } = H.GetStringAsync(\"a\"); }", "P:C.T" },
        { "class C { static HttpClient H = new(); Task<string> T => H.GetStringAsync(\"a\"); }", "M:C.get_T" },
        { "class B(Task<string> t) { public Task<string> T => t; } class C() : B(H.GetStringAsync(\"a\")) { static HttpClient H = new(); }", "M:C.#ctor" },
        { "var h = new HttpClient(); await h.GetStringAsync(\"a\");", "M:Program.{Main}$(System.String[])" },
        { "var h = new HttpClient(); await Get(); Task<string> Get() => h.GetStringAsync(\"a\");", "M:Program.{Main}$(System.String[])" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task CallOutsideOfMethods_IsFiledUnderItsMember_WhereverThatMoves(string code, string member)
    {
        var line = Assert.Single(Ratchet.Lines(code));
        Assert.StartsWith($"gap | {member} | HttpClient.GetStringAsync | ", line, StringComparison.Ordinal);
        Assert.Equal([line], Ratchet.Lines($"// moved\n\n{code}\nclass Another;"));
        Assert.EndsWith(".GetStringAsync(\"a\")", Assert.Single(await Ratchet.ReportAsync("", code)), StringComparison.Ordinal);
        Assert.Empty(await Ratchet.ReportAsync(Ratchet.Of(code), code));
    }
}
