using System.Net;
using System.Runtime.Loader;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Analyzers.Tests.ZeroEdit;

/// <summary>Intercepted registrations at work: compiled, loaded, and sent to a real server that fails on command.</summary>
public sealed class InterceptedClientTests : IAsyncLifetime
{
    private FlakyServer _server = null!;

    public async Task InitializeAsync() => _server = await FlakyServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Read_IsSentAgain()
    {
        var client = Load("services.AddHttpClient(\"a\");", "reads");
        _server.AnswersStatus(503).DropsTheConnection();
        Assert.Equal("ok", await client.GetStringAsync(_server.Address));
        Assert.Equal(3, _server.Requests);
    }

    [Fact]
    public async Task Write_IsSentOnce()
    {
        var client = Load("services.AddHttpClient(\"a\");", "writes");
        _server.AnswersStatus(503);
        using var response = await client.PostAsync(_server.Address, new StringContent("x"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task RegistrationsOfOneName_PutOneHandlerIntoTheClient()
    {
        var client = Load("services.AddHttpClient(\"a\"); services.AddHttpClient(\"a\", http => { });", "twice");
        for (var answer = 0; answer < 8; answer++) _server.AnswersStatus(503);
        using var response = await client.GetAsync(_server.Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(4, _server.Requests);
    }

    [Fact]
    public void RegistrationsThatRan_AreCountedByTheirPlace()
    {
        Load("services.AddHttpClient(\"a\"); if (Environment.NewLine.Length > 5) services.AddHttpClient(\"b\");", "counted");
        Assert.Equal(
            ("counted.cs(6,13)", 1),
            Assert.Single(ResilienceRuntime.Default.ZeroEdit.Registrations.Where(site => site.Key.StartsWith("counted.cs", StringComparison.Ordinal)).Select(site => (site.Key, site.Value))));
    }

    // The same program for each test, in a file of its own name: places are counted for the whole process.
    private static HttpClient Load(string registrations, string file)
    {
        var project = Trial.Compile($$"""
            using Microsoft.Extensions.DependencyInjection;
            public static class Start
            {
                public static HttpClient Run()
                {
                    {{registrations.Replace("services", "All", StringComparison.Ordinal)}}
                    return All.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("a");
                }
                private static readonly ServiceCollection All = new();
            }
            public class Asking(IHttpClientFactory factory)
            {
                public Task<string> AAsync() => factory.CreateClient("a").GetStringAsync("a");
                public Task<string> BAsync() => factory.CreateClient("b").GetStringAsync("b");
            }
            """);
        var tree = project.SyntaxTrees[0];
        var written = Trial.Generate(project.ReplaceSyntaxTree(tree, tree.WithFilePath($"/{file}.cs")));
        using var assembly = new MemoryStream();
        Assert.True(written.Compilation.Emit(assembly).Success);
        assembly.Position = 0;
        var loaded = new AssemblyLoadContext(file).LoadFromStream(assembly);
        return (HttpClient)loaded.GetType("Start")!.GetMethod("Run")!.Invoke(null, null)!;
    }
}
