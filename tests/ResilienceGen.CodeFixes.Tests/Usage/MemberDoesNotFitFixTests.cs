using ResilienceGen.CodeFixes.Usage;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Analyzers.Usage.UsageAnalyzer, ResilienceGen.CodeFixes.Usage.MemberDoesNotFitFix>;

namespace ResilienceGen.CodeFixes.Tests.Usage;

/// <summary>RSG5002: what cannot be a member leaves the chain.</summary>
public sealed class MemberDoesNotFitFixTests
{
    [Theory]
    [InlineData("[Resilient, FallbackChain(typeof(One), [|typeof(string)|], typeof(Two))]", "[Resilient, FallbackChain(typeof(One), typeof(Two))]")]
    [InlineData("[Resilient, FallbackChain([|typeof(IApi)|], typeof(One), typeof(Two))]", "[Resilient, FallbackChain(typeof(One), typeof(Two))]")]
    [InlineData("[Resilient, FallbackChain(typeof(One), typeof(Two), [|null!|], RankMembers = true)]", "[Resilient, FallbackChain(typeof(One), typeof(Two), RankMembers = true)]")]
    [InlineData("[Resilient, FallbackChain([|typeof(int[])|], typeof(One), [|typeof(Uri)|], typeof(Two))]", "[Resilient, FallbackChain(typeof(One), typeof(Two))]")]
    [InlineData("[Resilient, FallbackChain(typeof(One), [|typeof(Open<>)|])]", "[Resilient, {|RSG5009:FallbackChain(typeof(One))|}]")]
    public Task Type_leaves_the_chain(string before, string after) => Verify.VerifyCodeFixAsync(Api(before), Api(after));

    [Theory]
    [InlineData("[Resilient, {|RSG5009:FallbackChain([|typeof(string)|])|}]", "[Resilient]")]
    [InlineData("[Resilient, FallbackChain([|typeof(string)|], [|typeof(Uri)|], RankMembers = true)]", "[Resilient]")]
    [InlineData("// The chat.\n[{|RSG5009:FallbackChain([|typeof(string)|])|}]\n[Resilient]", "// The chat.\n[Resilient]")]
    [InlineData("[Resilient]\n[{|RSG5009:FallbackChain([|typeof(string)|])|}]", "[Resilient]")]
    public Task Chain_goes_with_its_last_type(string before, string after) => Verify.VerifyCodeFixAsync(Api(before), Api(after));

    [Fact]
    public Task Types_in_an_array_stay() => Verify.VerifyNoFixAsync(Api("[Resilient, [|FallbackChain(new[] { typeof(One), typeof(string) })|]]"));

    [Fact]
    public Task Type_that_tiers_count_stays() => Verify.VerifyNoFixAsync(Api("[Resilient, FallbackChain(typeof(One), [|typeof(string)|], typeof(Two), Tiers = new[] { 1, 2 })]"));

    [Fact]
    public Task Type_of_a_chain_with_routes_stays() => Verify.VerifyNoFixAsync(
        Api("[Resilient, FallbackChain(typeof(One), [|typeof(string)|], typeof(Two)), FallbackRoute(FailureKind.RateLimited, typeof(Two))]"));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new MemberDoesNotFitFix().GetFixAllProvider());

    private static string Api(string attributes) => $$"""
        using ResilienceGen;

        {{attributes}}
        public interface IApi { Task GetAsync(); }
        public abstract class Api : IApi { public Task GetAsync() => Task.CompletedTask; }
        public sealed class One : Api;
        public sealed class Two : Api;
        public sealed class Open<T> : Api;
        """;
}
