namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4016, at the argument.</summary>
public sealed class PartitionNamesNoParameterTests
{
    [Theory]
    [InlineData("[CircuitBreaker({|RSG4016:PartitionBy = \"tenant\"|})] Task GetAsync(string customer);")]
    [InlineData("[CircuitBreaker({|RSG4016:PartitionBy = \"Tenant\"|})] Task GetAsync(string tenant);")]
    [InlineData("[CircuitBreaker({|RSG4016:PartitionBy = nameof(ct)|})] Task GetAsync(CancellationToken ct);")]
    public Task Name_of_another_thing_is_an_error(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("[CircuitBreaker(PartitionBy = nameof(tenant))] Task GetAsync(string tenant);")]
    [InlineData("[CircuitBreaker(PartitionBy = null)] Task GetAsync(string tenant);")]
    [InlineData("[CircuitBreaker(PartitionBy = nameof(other))] Task GetAsync(CancellationToken other, CancellationToken ct);")]
    public Task Parameter_of_the_method_is_fine(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("[Resilient, CircuitBreaker({|RSG4016:PartitionBy = \"tenant\"|})] public interface IApi { Task GetAsync(int id); Task ListAsync(); }")]
    [InlineData("[Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi; public class One : IApi; [CircuitBreaker({|RSG4016:PartitionBy = \"tenant\"|})] public class Two : IApi;")]
    public Task Name_that_no_method_has_is_an_error(string source) => UsageVerifier.VerifyAsync(source);

    [Theory]
    [InlineData("[Resilient, CircuitBreaker(PartitionBy = \"tenant\")] public interface IApi { Task GetAsync(string tenant); Task ListAsync(); }")]
    [InlineData("[assembly: CircuitBreaker(PartitionBy = \"tenant\")] [Resilient] public interface IApi { Task ListAsync(); }")]
    [InlineData("[CircuitBreaker(PartitionBy = \"tenant\")] public interface IRoot { Task ListAsync(); }")]
    public Task Name_that_a_method_has_or_may_have_is_fine(string source) => UsageVerifier.VerifyAsync(source);
}
