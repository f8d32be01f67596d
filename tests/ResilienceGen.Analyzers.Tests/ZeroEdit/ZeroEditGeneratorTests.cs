using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.ZeroEdit;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.ZeroEdit;

/// <summary>What is written for which registration. (That an unrelated edit writes nothing is part of every run of the verifier.)</summary>
public sealed class ZeroEditGeneratorTests
{
    [Fact]
    public void Interceptor_CallsTheOriginalAndAddsTheHandler()
    {
        var written = Trial.Generate("services.AddHttpClient<IOrders, Orders>(\"a\");");
        Assert.Equal(
            "Protect(global::Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions.AddHttpClient<TClient, TImplementation>(services, name), \"Test0.cs(2,92)\")",
            written.Body("AddHttpClient1"));
        Assert.Equal(
            """
            {
                global::ResilienceGen.Pipelines.ResilienceRuntime.Default.ZeroEdit.Registered(site);
                global::Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.PostConfigure<global::Microsoft.Extensions.Http.HttpClientFactoryOptions>(builder.Services, builder.Name, options => options.HttpMessageHandlerBuilderActions.Add(handlers => global::ResilienceGen.Pipelines.ResilienceRuntime.Default.ZeroEdit.Protect(handlers.AdditionalHandlers, builder.Name)));
                return builder;
            }
            """.ReplaceLineEndings("\n"),
            written.Body("Protect"));
        Assert.Contains(
            "[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute((global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes)3)] TImplementation>(",
            written.Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services.AddHttpClient(\"a\");")]
    [InlineData("services.AddHttpClient(name: \"a\");")]
    [InlineData("services?.AddHttpClient(\"a\");")]
    [InlineData("services.AddHttpClient(\"a\", client => client.Timeout = default).AddTypedClient<Orders>();")]
    [InlineData("services.AddHttpClient(\"a\", (provider, client) => { });")]
    [InlineData("services.AddHttpClient<Orders>();")]
    [InlineData("services.AddHttpClient<Orders>(client => { });")]
    [InlineData("services.AddHttpClient<Orders>(\"a\", (provider, client) => { });")]
    [InlineData("services.AddHttpClient<IOrders, Orders>();")]
    [InlineData("services.AddHttpClient<IOrders, Orders>(http => new Orders(http));")]
    [InlineData("services.AddHttpClient<IOrders, Orders>((http, provider) => new Orders(http));")]
    [InlineData("HttpClientFactoryServiceCollectionExtensions.AddHttpClient(services, \"a\");")]
    [InlineData("System.Action later = () => services.AddHttpClient(\"a\"); later();")]
    public void EveryOverload_CompilesAsIntercepted(string registration)
    {
        var written = Trial.Generate(registration);
        Assert.Contains("Intercepted = 1;", written.Text, StringComparison.Ordinal);
        Assert.Single(Calls(written.Compilation), call => Interception.IsApplied(written.Compilation.GetSemanticModel(call.SyntaxTree), call, CancellationToken.None));
    }

    [Fact]
    public void TopLevelStatements_AreIntercepted()
    {
        var project = Trial.Compile("""
            using Microsoft.Extensions.DependencyInjection;
            var services = new ServiceCollection();
            services.AddHttpClient<Orders>();
            class Orders(HttpClient http) { public Task<string> GetAsync() => http.GetStringAsync("a"); }
            """).WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Contains("Test0.cs(3,10): intercepted: GET, HEAD and OPTIONS of 'Orders'", Trial.Generate(project).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "left alone: Its registration adds a handler")]
    [InlineData("services.AddHttpClient(\"a\"); services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "left alone: Its registration adds a handler")]
    [InlineData("services.AddHttpClient(\"a\"); services.ConfigureHttpClientDefaults(all => all.AddStandardResilienceHandler());", "left alone: Its registration adds a handler")]
    [InlineData("var builder = services.AddHttpClient(\"a\"); if (name.Length > 3) builder.AddStandardResilienceHandler();", "refused: It is registered here, but")]
    [InlineData("services.AddHttpClient(name);", "refused: Only the running program knows the name")]
    [InlineData("services.AddHttpClient(\"unused\");", "refused: No call of 'unused' can be seen here")]
    [InlineData("services.AddHttpClient<Trying>();", "refused: HttpClient.GetStringAsync in Trying.GetAsync is sent again already")]
    [InlineData("System.Func<string, IHttpClientBuilder> add = services.AddHttpClient;", "refused: A method group cannot be intercepted.")]
    [InlineData("System.Linq.Expressions.Expression<System.Action> add = () => services.AddHttpClient(\"a\");", "refused: It stands in an expression tree")]
    public void OtherRegistrations_AreNotIntercepted(string registrations, string line)
    {
        var text = Trial.Generate(registrations).Text;
        Assert.Contains($": {line}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InterceptsLocation(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ResilienceExempt(\"the server retries\")] ", "left alone: Add is marked [ResilienceExempt].")]
    [InlineData("[ResilienceExempt(\"\")] ", "intercepted: ")]
    public void ExemptMember_IsLeftAlone(string attribute, string line) => Assert.Contains(
        $": {line}",
        Trial.Generate("", $"using Microsoft.Extensions.DependencyInjection; using ResilienceGen; static class Module {{ {attribute}static void Add(IServiceCollection services) => services.AddHttpClient(\"a\"); }}").Text,
        StringComparison.Ordinal);

    [Fact]
    public void LibraryThatAHostCalls_IsRefused() => Assert.Contains(
        ": refused: It is registered here, but",
        Trial.Generate("", "using Microsoft.Extensions.DependencyInjection; public static class Module { public static void Add(IServiceCollection services) => services.AddHttpClient(\"a\"); }").Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("AddResilientCatalog<Catalog>", "intercepted: ")]
    [InlineData("AddResilientShopStock<Stock>", "intercepted: ")]
    [InlineData("AddResilientStock<Stock>", "refused: ")]
    [InlineData("AddResilientPlain<Plain>", "refused: ")]
    [InlineData("AddResilientDefaults", "refused: ")]
    public void CallThatIsGeneratedForAnInterface_SetsNoDefaults(string unbound, string line)
    {
        var project = Trial.Project($"services.AddHttpClient(\"a\"); services.{unbound}();", """
            using ResilienceGen;
            [Resilient] public interface ICatalog { Task<string> GetAsync(); }
            public class Catalog : ICatalog { public Task<string> GetAsync() => Task.FromResult(""); }
            public static class Shop { [Resilient] public interface IStock { Task<string> GetAsync(); } }
            public class Stock : Shop.IStock { public Task<string> GetAsync() => Task.FromResult(""); }
            public interface IPlain { }
            public class Plain : IPlain { }
            """);
        Assert.Contains($": {line}", GeneratorVerifier<ZeroEditGenerator>.Generate(project, Trial.On).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services.AddHttpClient();")]
    [InlineData("_ = nameof(HttpClientFactoryServiceCollectionExtensions.AddHttpClient);")]
    [InlineData("new Own().AddHttpClient(name);")]
    [InlineData("new Derived().Add();")]
    public void WhatReturnsNoBuilderOrIsNotOfTheFactory_IsNoSite(string registration) => Assert.Contains(
        "Text =\n            \"\";",
        Trial.Generate(registration, """
            class Own { public virtual void AddHttpClient(string name) { } }
            class Derived : Own { public void Add() => base.AddHttpClient("a"); }
            """).Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("off")]
    [InlineData("")]
    [InlineData("calls")]
    public void ProjectThatDoesNotOptIn_GetsNothing(string value) => Assert.Empty(
        GeneratorVerifier<ZeroEditGenerator>.Generate(Trial.Project("services.AddHttpClient(\"a\");"), Trial.Options(value)).Files);

    [Fact]
    public void ProjectWithoutTheRuntime_GetsNothing()
    {
        var project = Trial.Project("services.AddHttpClient(\"a\");");
        var references = project.References.Where(reference => Path.GetFileName(reference.Display) != "ResilienceGen.dll");
        Assert.Empty(GeneratorVerifier<ZeroEditGenerator>.Generate(project.WithReferences(references), Trial.On).Files);
    }

    [Fact]
    public void OlderLanguage_IsRefused()
    {
        var project = Trial.Compile("using Microsoft.Extensions.DependencyInjection; static class Start { static void Main(IServiceCollection services) { services.AddHttpClient(\"a\"); } }");
        var trees = project.SyntaxTrees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(), ((CSharpParseOptions)tree.Options).WithLanguageVersion(LanguageVersion.CSharp10)));
        Assert.Contains(": refused: The interceptor needs C# 11", Trial.Generate(project.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services.AddHttpClient(\"a\");", 0)]
    [InlineData("services.AddHttpClient(\"a\"); // A comment moves nothing but changes the file, and with it the location.", 1)]
    [InlineData("services.AddHttpClient(\"b\");", 1)]
    public void EditOfTheFile_WritesOnlyWhatItChanges(string registrations, int written)
    {
        var reasons = GeneratorVerifier<ZeroEditGenerator>.OutputsAfterEdit(Trial.Project("services.AddHttpClient(\"a\");"), Trial.Start(registrations), Trial.On);
        Assert.Equal(written, reasons.Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New));
    }

    private static IEnumerable<InvocationExpressionSyntax> Calls(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Where(tree => !Interception.IsGenerated(tree)).SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>());
}
