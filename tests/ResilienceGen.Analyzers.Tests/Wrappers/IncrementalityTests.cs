using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>What is written again after an edit. (That an unrelated edit writes nothing is part of every run of the verifier.)</summary>
public sealed class IncrementalityTests
{
    private const string Before = """
        using ResilienceGen;
        [Resilient] public interface IFirst { Task GetAsync(int id); }
        [Resilient] public interface ISecond { Task GetAsync(int id); }
        public sealed class Client { public int Answer() => 42; }
        """;

    [Fact]
    public void CommentInTheSameFile_WritesNothing() => AssertWritten(0, Before.Replace("[Resilient] public interface IFirst", "// A comment.\n[Resilient] public interface IFirst"));

    [Fact]
    public void BodyOfAMethodElsewhere_WritesNothing() => AssertWritten(0, Before.Replace("42", "43"));

    [Fact]
    public void NewPlainInterface_WritesNothing() => AssertWritten(0, Before + "public interface IThird { Task GetAsync(int id); }");

    [Fact]
    public void DocumentationOfAMethod_WritesNothing() => AssertWritten(0, Before.Replace("{ Task GetAsync(int id); }", "{ /** <summary>Gets.</summary> */ Task GetAsync(int id); }"));

    [Fact]
    public void SignatureOfOneInterface_WritesOne() => AssertWritten(1, Before.Replace("IFirst { Task GetAsync(int id)", "IFirst { Task GetAsync(long id)"));

    [Fact]
    public void NameOfAParameter_WritesOne() => AssertWritten(1, Before.Replace("IFirst { Task GetAsync(int id)", "IFirst { Task GetAsync(int key)"));

    [Fact]
    public void PolicyOfOneInterface_WritesOne() => AssertWritten(1, Before.Replace("[Resilient] public interface IFirst", "[Resilient, Retry(DelayMs = 5)] public interface IFirst"));

    [Fact]
    public void PolicyOfTheAssembly_WritesAll() => AssertWritten(2, Before.Replace("using ResilienceGen;", "using ResilienceGen;\n[assembly: Retry(DelayMs = 5)]"));

    [Fact]
    public void NewMarkedInterface_WritesOne() => AssertWritten(1, Before + "[Resilient] public interface IThird { Task GetAsync(int id); }");

    [Fact]
    public void LeakingGenerator_FailsTheVerifier()
    {
        var failure = Assert.ThrowsAny<Exception>(() => GeneratorVerifier<SymbolLeak>.Generate(Before));
        Assert.Contains("a ISymbol", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LeakInAPrivateFieldOfABaseType_FailsTheVerifier()
    {
        var failure = Assert.ThrowsAny<Exception>(() => GeneratorVerifier<HiddenLeak>.Generate(Before));
        Assert.Contains("a Location", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratorThatWritesOnEveryEdit_FailsTheVerifier()
    {
        var failure = Assert.ThrowsAny<Exception>(() => GeneratorVerifier<Restless>.Generate(Before));
        Assert.Contains("An unrelated edit", failure.Message, StringComparison.Ordinal);
    }

    private static void AssertWritten(int expected, string after) => Assert.Equal(
        expected,
        GeneratorVerifier<WrapperGenerator>.OutputsAfterEdit(Before, after)
            .Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New));

    private sealed class SymbolLeak : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => Leak(context, static symbol => new { symbol });
    }

    private sealed class HiddenLeak : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => Leak(context, static symbol => new Derived(symbol.Locations[0]));

        private class Base(Location hidden)
        {
            public override bool Equals(object? obj) => obj is Base other && hidden.GetLineSpan().Path == other.Path;

            public override int GetHashCode() => 0;

            private string Path => hidden.GetLineSpan().Path;
        }

        private sealed class Derived(Location hidden) : Base(hidden);
    }

    private sealed class Restless : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider.Select(static (_, _) => new object()).WithTrackingName("Restless"), static (_, _) => { });
    }

    private static void Leak<T>(IncrementalGeneratorInitializationContext context, Func<ISymbol, T> model)
    {
        var models = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is InterfaceDeclarationSyntax,
            (node, cancellationToken) => model(node.SemanticModel.GetDeclaredSymbol(node.Node, cancellationToken)!)).WithTrackingName("Leak");
        context.RegisterSourceOutput(models, static (_, _) => { });
    }
}
