namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG5010, at the member, and RSG5011, at the tiers.</summary>
public sealed class ChainPolicyTests
{
    [Theory]
    [InlineData("FallbackRoute(typeof(IOException), {|RSG5010:typeof(Other)|})")]
    [InlineData("FallbackRoute(FailureKind.Timeout, {|RSG5010:typeof(IApi)|})")]
    [InlineData("FallbackRoute(FailureKind.Timeout, {|RSG5010:null!|})")]
    public Task Route_to_another_type_is_an_error(string route) => VerifyAsync($"FallbackChain(typeof(One), typeof(Two)), {route}");

    [Theory]
    [InlineData("FallbackChain(typeof(One), typeof(Two), {|RSG5011:Tiers = new[] { 1 }|})")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), {|RSG5011:Tiers = new[] { 2, 1 }|})")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), {|RSG5011:Tiers = new[] { 3, -1 }|})")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), {|RSG5011:Tiers = new[] { 0, 2 }|})")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), {|RSG5011:Tiers = new[] { int.MaxValue, int.MaxValue, 4 }|})")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), {|RSG5004:typeof(One)|}, {|RSG5011:Tiers = new[] { 2, 1 }|})")]
    public Task Tiers_that_are_not_the_members_are_an_error(string chain) => VerifyAsync(chain);

    [Theory]
    [InlineData("FallbackChain(typeof(One), typeof(Two)), FallbackRoute(typeof(IOException), typeof(Two)), FallbackRoute(FailureKind.Timeout, typeof(One))")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), Tiers = new int[0])")]
    [InlineData("FallbackChain(typeof(One), typeof(Two), Tiers = new[] { 1, 1 }, RankMembers = true)")]
    public Task Routes_to_members_and_tiers_of_all_members_are_fine(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("FallbackRoute(typeof(IOException), typeof(Two)), FallbackRoute({|RSG4002:typeof(IOException)|}, typeof(One))")]
    [InlineData("FallbackRoute(FailureKind.Timeout, typeof(Two)), FallbackRoute({|RSG4002:FailureKind.Timeout|}, typeof(Two))")]
    public Task Second_route_for_a_failure_is_an_error(string routes) => VerifyAsync($"FallbackChain(typeof(One), typeof(Two)), {routes}");

    [Fact]
    public Task Route_of_what_is_never_thrown_is_an_error() => VerifyAsync("FallbackChain(typeof(One), typeof(Two)), FallbackRoute({|RSG4001:typeof(string)|}, typeof(Two))");

    [Fact]
    public Task Tiers_wait_until_every_type_is_a_member() => VerifyAsync("FallbackChain(typeof(One), {|RSG5002:typeof(Other)|}, Tiers = new[] { 5 })");

    [Fact]
    public Task Named_values_do_not_move_the_place_of_a_member() => VerifyAsync("FallbackChain(typeof(One), {|RSG5004:typeof(One)|}, RankMembers = true)");

    private static Task VerifyAsync(string attributes) => UsageVerifier.VerifyAsync($$"""
        [Resilient, {{attributes}}] public interface IApi { Task GetAsync(); }
        public class Base : IApi { public Task GetAsync() => Task.CompletedTask; }
        public sealed class One : Base;
        public sealed class Two : Base;
        public sealed class Other;
        """);
}
