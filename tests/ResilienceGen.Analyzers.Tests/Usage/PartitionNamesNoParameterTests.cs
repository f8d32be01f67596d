namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4016, at the argument.</summary>
public sealed class PartitionNamesNoParameterTests
{
    [Theory]
    [InlineData("[CircuitBreaker({|RSG4016:PartitionBy = \"tenant\"|})] Task GetAsync(string customer);")]
    [InlineData("[CircuitBreaker({|RSG4016:PartitionBy = \"Tenant\"|})] Task GetAsync(string tenant);")]
    [InlineData("[CircuitBreaker({|RSG4016:PartitionBy = nameof(ct)|})] Task GetAsync(CancellationToken ct);")]
    [InlineData("[CircuitBreaker(PartitionBy = nameof(tenant))] Task GetAsync(string tenant);")]
    [InlineData("[CircuitBreaker(PartitionBy = null)] Task GetAsync(string tenant);")]
    [InlineData("[CircuitBreaker(PartitionBy = nameof(other))] Task GetAsync(CancellationToken other, CancellationToken ct);")]
    public Task Partition_of_a_method_is_one_of_its_parameters(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("[Resilient, CircuitBreaker({|RSG4016:PartitionBy = \"tenant\"|})] public interface IApi { Task GetAsync(int id); Task ListAsync(); }")]
    [InlineData("[Resilient, CircuitBreaker(PartitionBy = \"tenant\")] public interface IApi { Task GetAsync(string tenant); Task ListAsync(); }")]
    [InlineData("[assembly: CircuitBreaker(PartitionBy = \"tenant\")] [Resilient] public interface IApi { Task ListAsync(); }")]
    [InlineData("[CircuitBreaker(PartitionBy = \"tenant\")] public interface IRoot { Task ListAsync(); }")]
    [InlineData("[Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi; public class One : IApi; [CircuitBreaker({|RSG4016:PartitionBy = \"tenant\"|})] public class Two : IApi;")]
    public Task Partition_of_an_interface_is_a_parameter_of_any_method(string source) => UsageVerifier.VerifyAsync(source);
}
