using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>One interface method in, one method body out.</summary>
public sealed class CallShapeTests
{
    [Theory]
    [InlineData(
        "Task<int> GetAsync(int id, CancellationToken cancellationToken);",
        "_getAsync.ExecuteAsync(id, static (inner, id, token) => inner.GetAsync(id, token), cancellationToken)")]
    [InlineData(
        "Task GetAsync(int a, string? b, CancellationToken ct = default);",
        "_getAsync.ExecuteAsync((a, b), static (inner, args, token) => inner.GetAsync(args.a, args.b, token), ct)")]
    [InlineData(
        "Task GetAsync();",
        "_getAsync.ExecuteAsync(default(global::System.ValueTuple), static (inner, _, _) => inner.GetAsync(), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "ValueTask GetAsync(CancellationToken ct);",
        "_getAsync.ExecuteValueAsync(default(global::System.ValueTuple), static (inner, _, token) => inner.GetAsync(token), ct)")]
    [InlineData(
        "ValueTask<int> GetAsync(int id, CancellationToken ct);",
        "_getAsync.ExecuteValueAsync(id, static (inner, id, token) => inner.GetAsync(id, token), ct)")]
    [InlineData(
        "int GetAsync(int id);",
        "_getAsync.Execute(id, static (inner, id, _) => inner.GetAsync(id), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "void GetAsync(int id, CancellationToken ct);",
        "_getAsync.Execute(id, static (inner, id, token) => inner.GetAsync(id, token), ct)")]
    [InlineData(
        "IAsyncEnumerable<int> GetAsync(int id, CancellationToken ct = default);",
        "_getAsync.ExecuteStream(id, static (inner, id, token) => inner.GetAsync(id, token), ct)")]
    [InlineData(
        "Task<T?> GetAsync<T>(T? like, CancellationToken ct) where T : class, new();",
        "_getAsync.ExecuteAsync(like, static (inner, like, token) => inner.GetAsync<T>(like, token), ct)")]
    [InlineData(
        "Task GetAsync(CancellationToken ct, int id);",
        "_getAsync.ExecuteAsync(id, static (inner, id, token) => inner.GetAsync(token, id), ct)")]
    [InlineData(
        "Task GetAsync(CancellationToken stopping, int id, CancellationToken ct);",
        "_getAsync.ExecuteAsync((stopping, id), static (inner, args, token) => inner.GetAsync(args.stopping, args.id, token), ct)")]
    [InlineData(
        "Task GetAsync(int id, CancellationToken? ct = null);",
        "_getAsync.ExecuteAsync(id, static (inner, id, token) => inner.GetAsync(id, token), ct.GetValueOrDefault())")]
    [InlineData(
        "Task GetAsync(in int id, CancellationToken ct);",
        "_getAsync.ExecuteAsync(id, static (inner, id, token) => inner.GetAsync(in id, token), ct)")]
    [InlineData(
        "Task GetAsync(dynamic id, params string[] more);",
        "_getAsync.ExecuteAsync((id, more), static (inner, args, _) => inner.GetAsync(args.id, args.more), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "Task GetAsync(int @class, string @event, int Item1, int Rest);",
        "_getAsync.ExecuteAsync((@class, @event, Item1, Rest), static (inner, args, _) => inner.GetAsync(args.@class, args.@event, args.Item3, args.Item4), global::System.Threading.CancellationToken.None)")]
    [InlineData(
        "Task GetAsync(int inner, CancellationToken token);",
        "_getAsync.ExecuteAsync(inner, static (inner, argument, token) => inner.GetAsync(argument, token), token)")]
    public void A_method_is_one_call_with_a_static_lambda(string method, string body) =>
        Assert.Equal(body, Generate(method).Body("GetAsync"));

    private static GeneratedSources Generate(string member) => GeneratorVerifier<WrapperGenerator>.Generate($$"""
        using ResilienceGen;
        namespace App;
        [Resilient]
        public interface IApi
        {
            {{member}}
        }
        """).AssertCompiles();
}
