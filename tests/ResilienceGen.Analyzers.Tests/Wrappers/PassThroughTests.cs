using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>Members that reach the wrapped object unguarded.</summary>
public sealed class PassThroughTests
{
    [Theory]
    [InlineData("string Name { get; }", "Name", "public string Name => _inner.Name;")]
    [InlineData("ref int At { get; }", "At", "public ref int At => ref _inner.At;")]
    [InlineData("bool TryGet(string key, out int value);", "TryGet", "public bool TryGet(string key, out int value) =>\n    _inner.TryGet(key, out value);")]
    [InlineData("ref readonly int At(in int i);", "At", "public ref readonly int At(in int i) =>\n    ref _inner.At(in i);")]
    [InlineData("int Sum(params ReadOnlySpan<int> all);", "Sum", "public int Sum(params global::System.ReadOnlySpan<int> all) =>\n    _inner.Sum(all);")]
    [InlineData("[NoResilience] Task GetAsync(int id, CancellationToken ct = default);", "GetAsync", "public global::System.Threading.Tasks.Task GetAsync(int id, global::System.Threading.CancellationToken ct = default) =>\n    _inner.GetAsync(id, ct);")]
    [InlineData("void Dispose();", "Dispose", "public void Dispose() =>\n    _inner.Dispose();")]
    public void Member_is_one_expression_on_the_wrapped_object(string member, string name, string expected) =>
        Assert.Equal(expected, Generate(member).Declaration(name));

    [Theory]
    [InlineData("event Action? Done;", "Done", "{\n    add => _inner.Done += value;\n    remove => _inner.Done -= value;\n}")]
    [InlineData("int Size { get; set; }", "Size", "{\n    get => _inner.Size;\n    set => _inner.Size = value;\n}")]
    [InlineData("int this[string key] { get; set; }", "this[]", "{\n    get => _inner[key];\n    set => _inner[key] = value;\n}")]
    [InlineData("int Size { set; }", "Size", "{\n    set => _inner.Size = value;\n}")]
    public void Accessors_pass_through_one_by_one(string member, string name, string expected) =>
        Assert.Equal(expected, Generate(member).Body(name));

    [Fact]
    public void Members_of_framework_interfaces_pass_through()
    {
        var text = Generate("", ": IAsyncDisposable, IComparable<IApi>, IEnumerable<int>").Text;
        Assert.Contains("_inner.DisposeAsync();", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ResilientOperation", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_member_runs_the_wrapped_objects_implementation() =>
        Assert.Equal(
            "_getAllAsync.ExecuteAsync<global::System.ValueTuple>(default, static (inner, _, _) => inner.GetAllAsync(), global::System.Threading.CancellationToken.None)",
            Generate("Task GetAllAsync() => Task.CompletedTask;").Body("GetAllAsync"));

    private static GeneratedSources Generate(string member, string bases = "") => GeneratorVerifier<WrapperGenerator>.Generate($$"""
        using ResilienceGen;
        namespace App;
        [Resilient]
        public interface IApi {{bases}}
        {
            {{member}}
        }
        """).AssertCompiles();
}
