using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>What the last argument of a call is: the way to an answer when everything else has failed.</summary>
public sealed class FallbackShapeTests
{
    [Theory]
    [InlineData(
        "[Fallback(nameof(Alternative))] Task<int> GetAsync(int id, CancellationToken ct); Task<int> Alternative(int id, CancellationToken ct);",
        "static (inner, id, _, token) => inner.Alternative(id, token)")]
    [InlineData(
        "[Fallback(nameof(Alternative))] Task GetAsync(int a, string b); Task Alternative(int x, string y, Exception error);",
        "static (inner, args, error, _) => inner.Alternative(args.a, args.b, error)")]
    [InlineData(
        "[Fallback(nameof(Alternative))] ValueTask<int> GetAsync(CancellationToken ct); ValueTask<int> Alternative(Exception error, CancellationToken ct);",
        "static (inner, _, error, token) => inner.Alternative(error, token)")]
    [InlineData(
        "[Fallback(nameof(Alternative))] void GetAsync(Exception error); void Alternative(Exception error);",
        "static (inner, argument, _, _) => inner.Alternative(argument)")]
    [InlineData(
        "[Fallback(nameof(Alternative))] string GetAsync(Exception inner); string Alternative(Exception cause, Exception error);",
        "static (inner, argument, error, _) => inner.Alternative(argument, error)")]
    [InlineData(
        "[Fallback(nameof(Alternative))] IAsyncEnumerable<int> GetAsync(in int id); IAsyncEnumerable<int> Alternative(CancellationToken? ct, in int id);",
        "static (inner, id, _, token) => inner.Alternative(token, in id)")]
    [InlineData(
        "[Fallback(nameof(Alternative))] Task<T> GetAsync<T>(T like) where T : class, IComparable<T>; Task<U> Alternative<U>(U like) where U : class, IComparable<U>;",
        "static (inner, like, _, _) => inner.Alternative<T>(like)")]
    [InlineData(
        "[Fallback(nameof(@event))] Task GetAsync(params string[] all); Task @event(string[] all);",
        "static (inner, all, _, _) => inner.@event(all)")]
    [InlineData("[Fallback(Value = 5)] Task<long?> GetAsync();", "static (_, _, _, _) => global::System.Threading.Tasks.Task.FromResult<long?>(5)")]
    [InlineData("[Fallback(Value = \"none\")] ValueTask<object> GetAsync();", "static (_, _, _, _) => new global::System.Threading.Tasks.ValueTask<object>(\"none\")")]
    [InlineData("[Fallback(Value = 5)] byte GetAsync(int id);", "static (_, _, _, _) => (byte)(5)")]
    [InlineData("[Fallback(Value = null)] Task<string> GetAsync();", "static (_, _, _, _) => global::System.Threading.Tasks.Task.FromResult<string>(default!)")]
    [InlineData("[Fallback(Value = DayOfWeek.Friday)] DayOfWeek GetAsync();", "static (_, _, _, _) => (global::System.DayOfWeek)(global::System.DayOfWeek.Friday)")]
    [InlineData("[Fallback(Value = new[] { 1, 2 })] Task<IReadOnlyList<int>> GetAsync();", "static (_, _, _, _) => global::System.Threading.Tasks.Task.FromResult<global::System.Collections.Generic.IReadOnlyList<int>>(new int[] { 1, 2 })")]
    [InlineData("[Fallback(Handler = typeof(Numbers))] Task<int> GetAsync(int id);", "static (_, _, error, token) => GetAsyncFallback.HandleAsync(\"App.IApi/GetAsync\", error, token).AsTask()")]
    [InlineData("[Fallback(Handler = typeof(Numbers))] ValueTask<int> GetAsync(int id);", "static (_, _, error, token) => GetAsyncFallback.HandleAsync(\"App.IApi/GetAsync\", error, token)")]
    [InlineData("[Fallback(Handler = typeof(Silence))] Task GetAsync(int id);", "static (_, _, error, token) => GetAsyncFallback.HandleAsync(\"App.IApi/GetAsync\", error, token).AsTask()")]
    [InlineData("[Fallback(Handler = typeof(Silence))] ValueTask GetAsync(int id);", "static (_, _, error, token) => new global::System.Threading.Tasks.ValueTask(GetAsyncFallback.HandleAsync(\"App.IApi/GetAsync\", error, token).AsTask())")]
    public void Fallback_is_one_static_lambda(string members, string lambda) =>
        Assert.EndsWith($", fallback: {lambda})", Generate(members).Body("GetAsync"), StringComparison.Ordinal);

    [Fact]
    public void Method_of_a_base_that_shares_its_name_is_reached_through_a_cast()
    {
        var body = Generate("new int Spare();", "[Fallback(nameof(Spare))] int Read(); int Spare();").Body("Read");
        Assert.EndsWith("fallback: static (inner, _, _, _) => ((global::App.IRoot)inner).Spare())", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Redeclared_method_answers_in_place_of_the_hidden_one()
    {
        var body = Generate("[Fallback(nameof(Spare))] int Read(); new int Spare();", "int Spare();").Body("Read");
        Assert.EndsWith("fallback: static (inner, _, _, _) => inner.Spare())", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Handler_is_one_object_behind_its_interface() =>
        Assert.Equal("new global::App.Numbers()", Generate("[Fallback(Handler = typeof(Numbers))] Task<int> GetAsync(); int GetAsyncFallback { get; }").Body("GetAsyncFallback2"));

    [Fact]
    public void Descriptor_says_what_is_answered_and_whether_it_is_on() =>
        Assert.Contains(
            "Fallback = new() { SkipOn = new global::System.Type[] { typeof(global::System.IO.IOException) }, Enabled = false }",
            Generate("[Fallback(Value = 1, Enabled = false, SkipOn = new[] { typeof(IOException) })] Task<int> GetAsync();").Body("GetAsyncDescriptor"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[Fallback(\"Missing\")] Task GetAsync();")]
    [InlineData("[Fallback(Value = \"x\")] Task<int> GetAsync();")]
    [InlineData("[Fallback(Handler = typeof(Numbers))] Task<string> GetAsync();")]
    public void Fallback_that_cannot_be_used_leaves_the_rest_of_the_path(string member)
    {
        var text = Generate(member).Text;
        Assert.DoesNotContain("allback", text.Replace("[Fallback", ""), StringComparison.Ordinal);
    }

    private static GeneratedSources Generate(string members, string bases = "") => GeneratorVerifier<WrapperGenerator>.Generate($$"""
        using ResilienceGen;
        using ResilienceGen.Pipelines;
        namespace App;
        public interface IRoot { {{bases}} }
        [Resilient]
        public interface IApi : IRoot
        {
            {{members}}
        }
        public sealed class Numbers : IFallbackHandler<int>
        {
            ValueTask<int> IFallbackHandler<int>.HandleAsync(string operation, Exception error, CancellationToken cancellationToken) => new(1);
        }
        public sealed class Silence : IFallbackHandler<Nothing>
        {
            public ValueTask<Nothing> HandleAsync(string operation, Exception error, CancellationToken cancellationToken) => default;
        }
        """).AssertCompiles();
}
