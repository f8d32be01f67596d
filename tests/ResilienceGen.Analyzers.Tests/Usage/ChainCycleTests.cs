using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG5001 and RSG4007: members that the container cannot bring into being.</summary>
public sealed class ChainCycleTests
{
    private const string Api = """
        [Resilient, FallbackChain(typeof(Plain), {0})] internal interface IApi {{ Task GetAsync(); }}
        internal class Plain : IApi {{ public Task GetAsync() => Task.CompletedTask; }}

        """;

    [Fact]
    public Task Member_that_asks_for_the_chain_it_is_in() => VerifyAsync(
        "{|RSG5001:typeof(Cached)|}", "internal sealed class Cached(IApi inner) : Plain { public IApi Inner => inner; }");

    [Fact]
    public async Task Way_over_another_chain_is_printed()
    {
        var compilation = TestCompilation.Create(
            string.Format(Api, "typeof(Remote)") + """
            internal sealed class Remote(IOther other) : Plain { public IOther Other => other; }
            [Resilient, FallbackChain(typeof(OtherOne), typeof(Back))] internal interface IOther { Task GetAsync(); }
            internal class OtherOne : IOther { public Task GetAsync() => Task.CompletedTask; }
            internal sealed class Back(IApi api) : OtherOne { public IApi Api => api; }
            """,
            "global using ResilienceGen;");
        var found = await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation);
        Assert.Equal(["RSG5001", "RSG5001"], found.Select(finding => finding.Id));
        Assert.Contains("IApi -> Remote -> IOther -> Back -> IApi", found[0].GetMessage());
    }

    [Fact]
    public Task Member_without_a_public_constructor_cannot_be_created() => VerifyAsync(
        "{|RSG4007:typeof(Hidden)|}", "internal sealed class Hidden : Plain { private Hidden() { } }");

    [Fact]
    public async Task Registration_that_the_generator_wrote_names_every_member()
    {
        var generated = GeneratorVerifier<WrapperGenerator>.Generate(
            string.Format(Api, "typeof(Cached)") + "internal sealed class Cached(IApi inner) : Plain { public IApi Inner => inner; }", "global using ResilienceGen;");
        Assert.Equal(["RSG5001"], (await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(generated.Compilation)).Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("internal sealed class Cached(IApi inner) : Plain { public IApi Inner => inner; } static class Start { public static object Make() => new Cached(new Plain()); }")]
    [InlineData("internal sealed class Cached : Plain { private Cached() { } public static readonly Cached Instance = new(); } static class Start { public static object Make() => Cached.Instance; }")]
    [InlineData("public sealed class Cached : IShown { public Cached(IShown inner) => Inner = inner; public IShown Inner { get; } public Task GetAsync() => Inner.GetAsync(); } [Resilient, FallbackChain(typeof(Cached), typeof(Shown))] public interface IShown { Task GetAsync(); } public class Shown : IShown { public Task GetAsync() => Task.CompletedTask; }", "typeof(Plain2)")]
    [InlineData("internal sealed class Cached(Lazy<IApi> inner) : Plain { public object Inner => inner; }")]
    [InlineData("internal sealed class Cached(IApi? inner = null) : Plain { public object? Inner => inner; }")]
    [InlineData("internal sealed class Cached([Keyed] IApi inner) : Plain { public object Inner => inner; } class KeyedAttribute : Attribute;")]
    [InlineData("internal sealed class Cached : Plain { public Cached() { } public Cached(IApi inner) { } }")]
    [InlineData("internal sealed class Cached(IFree free) : Plain { public IFree Free => free; } [Resilient] internal interface IFree { Task GetAsync(); }")]
    [InlineData("internal abstract class Cached : Plain { protected Cached() { } }")]
    public Task Members_that_somebody_can_create_are_fine(string member, string name = "typeof(Cached)") =>
        VerifyAsync(name, member + " internal sealed class Plain2 : Plain;");

    private static Task VerifyAsync(string named, string member) => UsageVerifier.VerifyAsync(string.Format(Api, named) + member);
}
