using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>One interface method in, one method body out.</summary>
public sealed class CallShapeTests
{
    [Theory]
    [InlineData(
        "Task<int> GetAsync(int id, CancellationToken cancellationToken);",
        "_getAsync.ExecuteAsync<int, int>(id, static (inner, id, token) => inner.GetAsync(id, token), cancellationToken)")]
    [InlineData(
        "Task GetAsync(int a, string? b, CancellationToken ct = default);",
        "_getAsync.ExecuteAsync<(int a, string? b)>((a, b), static (inner, args, token) => inner.GetAsync(args.a, args.b, token), ct)")]
    [InlineData(
        "Task GetAsync();",
        "_getAsync.ExecuteAsync<global::System.ValueTuple>(default, static (inner, _, _) => inner.GetAsync(), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "ValueTask GetAsync(CancellationToken ct);",
        "_getAsync.ExecuteValueAsync<global::System.ValueTuple>(default, static (inner, _, token) => inner.GetAsync(token), ct)")]
    [InlineData(
        "ValueTask<int> GetAsync(int id, CancellationToken ct);",
        "_getAsync.ExecuteValueAsync<int, int>(id, static (inner, id, token) => inner.GetAsync(id, token), ct)")]
    [InlineData(
        "int GetAsync(int id);",
        "_getAsync.Execute<int, int>(id, static (inner, id, _) => inner.GetAsync(id), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "void GetAsync(int id, CancellationToken ct);",
        "_getAsync.Execute<int>(id, static (inner, id, token) => inner.GetAsync(id, token), ct)")]
    [InlineData(
        "IAsyncEnumerable<int> GetAsync(int id, CancellationToken ct = default);",
        "_getAsync.ExecuteStream<int, int>(id, static (inner, id, token) => inner.GetAsync(id, token), ct)")]
    [InlineData(
        "Task<T?> GetAsync<T>(T? like, CancellationToken ct) where T : class, new();",
        "_getAsync.ExecuteAsync<T?, T?>(like, static (inner, like, token) => inner.GetAsync<T>(like, token), ct)")]
    [InlineData(
        "Task GetAsync(CancellationToken ct, int id);",
        "_getAsync.ExecuteAsync<int>(id, static (inner, id, token) => inner.GetAsync(token, id), ct)")]
    [InlineData(
        "Task GetAsync(CancellationToken stopping, int id, CancellationToken ct);",
        "_getAsync.ExecuteAsync<(global::System.Threading.CancellationToken stopping, int id)>((stopping, id), static (inner, args, token) => inner.GetAsync(args.stopping, args.id, token), ct)")]
    [InlineData(
        "Task GetAsync(int id, CancellationToken? ct = null);",
        "_getAsync.ExecuteAsync<int>(id, static (inner, id, token) => inner.GetAsync(id, token), ct.GetValueOrDefault())")]
    [InlineData(
        "Task GetAsync(in int id, CancellationToken ct);",
        "_getAsync.ExecuteAsync<int>(id, static (inner, id, token) => inner.GetAsync(in id, token), ct)")]
    [InlineData(
        "Task GetAsync(dynamic id, params string[] more);",
        "_getAsync.ExecuteAsync<(object id, string[] more)>((id, more), static (inner, args, _) => inner.GetAsync(args.id, args.more), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "Task GetAsync(int @class, string @event, int Item1, int Rest);",
        "_getAsync.ExecuteAsync<(int @class, string @event, int, int)>((@class, @event, Item1, Rest), static (inner, args, _) => inner.GetAsync(args.@class, args.@event, args.Item3, args.Item4), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "Task GetAsync(int inner, CancellationToken token);",
        "_getAsync.ExecuteAsync<int>(inner, static (inner, argument, token) => inner.GetAsync(argument, token), token)")]
    [InlineData(
        "Task GetAsync([IdempotencyKey] string? key, int id);",
        "_getAsync.ExecuteAsync<(string? key, int id)>((string.IsNullOrEmpty(key) ? global::System.Guid.NewGuid().ToString(\"N\") : key, id), static (inner, args, _) => inner.GetAsync(args.key, args.id), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "Task GetAsync([IdempotencyKey] Guid? key);",
        "_getAsync.ExecuteAsync<global::System.Guid?>(key.GetValueOrDefault() == global::System.Guid.Empty ? global::System.Guid.NewGuid() : key, static (inner, key, _) => inner.GetAsync(key), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "Task GetAsync(int id, [IdempotencyKey] in Guid Item2, CancellationToken ct);",
        "_getAsync.ExecuteAsync<(int id, global::System.Guid)>((id, Item2 == global::System.Guid.Empty ? global::System.Guid.NewGuid() : Item2), static (inner, args, token) => inner.GetAsync(args.id, in args.Item2, token), ct)")]
    [InlineData(
        "[CircuitBreaker(PartitionBy = nameof(id))] Task GetAsync(int? id, CancellationToken ct);",
        "_getAsync.ExecuteAsync<int?>(id, static (inner, id, token) => inner.GetAsync(id, token), ct, partition: id?.ToString(null, global::System.Globalization.CultureInfo.InvariantCulture))")]
    public void A_method_is_one_call_with_a_static_lambda(string method, string body) =>
        Assert.Equal(body, Generate(method).Body("GetAsync"));

    [Theory]
    [InlineData("string? by", "by")]
    [InlineData("Uri by", "by is { IsAbsoluteUri: true } ? by.Authority : by?.OriginalString")]
    [InlineData("DateTimeOffset by", "by.ToString(null, global::System.Globalization.CultureInfo.InvariantCulture)")]
    [InlineData("Guid by", "by.ToString(null, global::System.Globalization.CultureInfo.InvariantCulture)")]
    [InlineData("DayOfWeek by", "by.ToString()")]
    [InlineData("DayOfWeek? by", "by?.ToString()")]
    [InlineData("bool by", "by.ToString()")]
    [InlineData("Version? by", "by?.ToString()")]
    public void Partition_is_the_argument_as_text_of_no_culture(string parameter, string partition) =>
        Assert.EndsWith($", partition: {partition})", Generate($"[CircuitBreaker(PartitionBy = \"by\")] Task GetAsync({parameter});").Body("GetAsync"), StringComparison.Ordinal);

    [Fact]
    public void Partition_of_the_interface_holds_for_the_methods_that_have_the_parameter()
    {
        var generated = Generate("Task GetAsync(string tenant); Task ListAsync();", "CircuitBreaker(PartitionBy = \"tenant\")");
        Assert.EndsWith("partition: tenant)", generated.Body("GetAsync"), StringComparison.Ordinal);
        Assert.DoesNotContain("partition", generated.Body("ListAsync"), StringComparison.Ordinal);
    }

    [Fact]
    public void Partition_of_a_generic_parameter_compiles() =>
        Assert.EndsWith("partition: by?.ToString())", Generate("[CircuitBreaker(PartitionBy = \"by\")] Task GetAsync<T>(T by);").Body("GetAsync"), StringComparison.Ordinal);

    private static GeneratedSources Generate(string member, string policy = "Retry") => GeneratorVerifier<WrapperGenerator>.Generate($$"""
        using ResilienceGen;
        namespace App;
        [Resilient, {{policy}}]
        public interface IApi
        {
            {{member}}
        }
        """).AssertCompiles();
}
