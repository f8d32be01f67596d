namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG5002, RSG5004, RSG5005 and RSG5009.</summary>
public sealed class FallbackChainTests
{
    [Theory]
    [InlineData("FallbackChain(typeof(One), {|RSG5004:typeof(One)|})")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), {|RSG5004:typeof(One)|})")]
    public Task Member_named_twice_is_a_warning(string chain) => VerifyAsync(chain);

    [Theory]
    [InlineData("{|RSG5005:FallbackChain|}")]
    [InlineData("{|RSG5005:FallbackChain()|}")]
    [InlineData("{|RSG5005:FallbackChain(null!)|}")]
    public Task Empty_chain_is_an_error(string chain) => VerifyAsync(chain);

    [Fact]
    public Task Chain_of_one_is_an_information() => VerifyAsync("{|RSG5009:FallbackChain(typeof(One))|}");

    [Theory]
    [InlineData("FallbackChain(typeof(One), {|RSG5002:typeof(string)|})")]
    [InlineData("FallbackChain(typeof(One), {|RSG5002:typeof(IApi)|})")]
    [InlineData("FallbackChain(typeof(One), {|RSG5002:typeof(Open<>)|})")]
    [InlineData("FallbackChain(typeof(One), {|RSG5002:typeof(Value)|})")]
    [InlineData("FallbackChain(typeof(One), {|RSG5002:null!|})")]
    [InlineData("FallbackChain(typeof(One), {|RSG5002:typeof(int[])|})")]
    public Task Type_that_cannot_be_a_member_is_an_error(string chain) => VerifyAsync(chain);

    [Theory]
    [InlineData("FallbackChain(typeof(One), typeof(Two))")]
    [InlineData("FallbackChain(typeof(One), typeof(Open<int>), typeof(Open<string>))")]
    [InlineData("FallbackChain(typeof(One), typeof(ISpecial), typeof(Abstract))")]
    public Task Chain_of_implementations_is_fine(string chain) => VerifyAsync(chain);

    private static Task VerifyAsync(string chain) => UsageVerifier.VerifyAsync($$"""
        [Resilient, {{chain}}] public interface IApi { Task GetAsync(); }
        public interface ISpecial : IApi;
        public abstract class Abstract : IApi { public Task GetAsync() => Task.CompletedTask; }
        public sealed class One : Abstract;
        public sealed class Two : Abstract;
        public sealed class Open<T> : Abstract;
        public struct Value : IApi { public Task GetAsync() => Task.CompletedTask; }
        """);
}
