using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Loading;

/// <summary>Code that was never restored binds where it matters.</summary>
public sealed class LooseBindingTests
{
    [Theory]
    [InlineData("Polly", "using Polly; class P { System.Threading.Tasks.Task M(IAsyncPolicy policy) => policy.ExecuteAsync(() => System.Threading.Tasks.Task.CompletedTask); }")]
    [InlineData("Polly 7 chain", "using Polly; class P { object M() => Policy.Handle<System.Exception>().WaitAndRetryAsync(3, attempt => System.TimeSpan.FromSeconds(attempt)); }")]
    [InlineData("Polly 8", "using Polly; using Polly.Retry; class P { object M() => new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build(); }")]
    [InlineData("Http.Resilience", "using Microsoft.Extensions.DependencyInjection; class P { void M(IServiceCollection s) => s.AddHttpClient(\"x\").AddStandardResilienceHandler(); }")]
    [InlineData("Http.Polly", "using Microsoft.Extensions.DependencyInjection; using Polly; class P { void M(IServiceCollection s) => s.AddHttpClient(\"x\").AddTransientHttpErrorPolicy(b => b.RetryAsync(3)); }")]
    [InlineData("Newtonsoft", "using Newtonsoft.Json; class P { string M(object o) => JsonConvert.SerializeObject(o); }")]
    [InlineData("Logging", "using Microsoft.Extensions.Logging; class P { void M(ILogger l) => l.LogInformation(\"x\"); }")]
    public async Task Library_that_is_not_there_is_stood_in_for(string library, string source)
    {
        using var folder = CodeFolder.With(("A.cs", source));
        var binding = (await Tool.ScanAsync(folder.Root)).Json.GetProperty("binding");
        Assert.True(binding.GetProperty("percent").GetDouble() == 100, $"{library}: {binding}");
        Assert.True(binding.GetProperty("invocations").GetInt32() > 0);
    }

    [Fact]
    public async Task What_does_not_bind_is_counted()
    {
        using var folder = CodeFolder.With(("A.cs", "class A { void M() { Unheard.Of(); System.Console.WriteLine(); } }"));
        var binding = (await Tool.ScanAsync(folder.Root)).Json.GetProperty("binding");
        Assert.Equal((1, 2, 50.0), (binding.GetProperty("bound").GetInt32(), binding.GetProperty("invocations").GetInt32(), binding.GetProperty("percent").GetDouble()));
    }

    [Fact]
    public async Task Project_sees_the_projects_it_refers_to_and_theirs()
    {
        using var folder = CodeFolder.With(
            ("a/A.csproj", Referring("../b/B.csproj")), ("a/A.cs", "class A { void M() => C.Run(); }"),
            ("b/B.csproj", Referring("../c/C.csproj")), ("b/B.cs", "public class B { void M() => C.Run(); }"),
            ("c/C.csproj", CodeFolder.SdkProject), ("c/C.cs", "public class C { public static void Run() { } }"));
        Assert.Equal(100, (await Tool.ScanAsync(folder.Root)).Json.GetProperty("binding").GetProperty("percent").GetDouble());
    }

    [Fact]
    public async Task Circle_of_references_is_cut_and_said()
    {
        using var folder = CodeFolder.With(
            ("a/A.csproj", Referring("../b/B.csproj")), ("a/A.cs", Clients.Bare),
            ("b/B.csproj", Referring("../a/A.csproj")), ("b/B.cs", "class B { }"));
        var run = await Tool.ScanAsync(folder.Root);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("refers in a circle", run.Error);
        Assert.Single(run.Sites);
    }

    [Fact]
    public async Task Files_under_no_project_form_one_compilation()
    {
        using var folder = CodeFolder.With(
            ("p/P.csproj", CodeFolder.SdkProject), ("p/P.cs", "class P { }"),
            ("scripts/One.cs", "class One { void M() => Two.Run(); }"), ("scripts/deep/Two.cs", "class Two { public static void Run() { } }"));
        var projects = (await Tool.ScanAsync(folder.Root)).Json.GetProperty("projects").EnumerateArray().ToArray();
        Assert.Equal(2, projects.Length);
        Assert.Equal(100, projects[1].GetProperty("binding").GetProperty("percent").GetDouble());
    }

    [Fact]
    public async Task File_linked_into_two_projects_is_reported_once()
    {
        var linking = CodeFolder.SdkProject.Replace("</Project>", """<ItemGroup><Compile Include="../shared/*.cs" /></ItemGroup></Project>""", StringComparison.Ordinal);
        using var folder = CodeFolder.With(("a/A.csproj", linking), ("b/B.csproj", linking), ("shared/Bare.cs", Clients.Bare));
        var site = Assert.Single((await Tool.ScanAsync(folder.Root)).Sites);
        Assert.Equal("shared/Bare.cs", site.GetProperty("file").GetString());
    }

    [Fact]
    public async Task Code_of_a_test_project_is_exempt()
    {
        var project = CodeFolder.SdkProject.Replace("</PropertyGroup>", "<IsTestProject>true</IsTestProject></PropertyGroup>", StringComparison.Ordinal);
        using var folder = CodeFolder.With(("T.csproj", project), ("T.cs", Clients.Bare));
        Assert.Equal("exempt", Assert.Single((await Tool.ScanAsync(folder.Root)).Sites).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Guard_that_stands_in_another_project_leaves_the_verdict_open_or_better()
    {
        using var folder = CodeFolder.With(
            ("a/A.csproj", Referring("../b/B.csproj")), ("a/A.cs", """
                public class A
                {
                    private readonly HttpClient _http = new();
                    public async Task<string> M(string url)
                    {
                        while (true)
                        {
                            try { return await Waits.Run(() => _http.GetStringAsync(url)); }
                            catch (HttpRequestException) { await Waits.AWhile(); }
                        }
                    }
                }
                """),
            ("b/B.csproj", CodeFolder.SdkProject), ("b/B.cs", """
                public static class Waits
                {
                    public static Task AWhile() => Task.Delay(100);
                    public static Task<T> Run<T>(Func<Task<T>> call) => call();
                }
                """));
        var run = await Tool.ScanAsync(folder.Root);
        Assert.Equal(0, run.ExitCode);
        Assert.NotEqual("gap", Assert.Single(run.Sites).GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("netstandard2.0", 100)]
    [InlineData("net10.0", 50)]
    public async Task Own_extension_that_a_later_framework_has_too_binds_in_a_project_for_an_older_one(string targetFramework, double percent)
    {
        using var folder = CodeFolder.With(("P.csproj", CodeFolder.SdkProject.Replace("net10.0", targetFramework, StringComparison.Ordinal)), ("P.cs", """
            using System.Net.Http.Json;
            namespace Own;
            public static class Extensions { public static Task<HttpResponseMessage> PatchAsJsonAsync<T>(this HttpClient client, string url, T value, CancellationToken token = default) => client.PutAsJsonAsync(url, value, token); }
            """), ("Use.cs", """
            using System.Net.Http.Json;
            using Own;
            public class Use { Task<HttpResponseMessage> M(HttpClient client) => client.PatchAsJsonAsync("x", 1); }
            """));
        Assert.Equal(percent, (await Tool.ScanAsync(folder.Root)).Json.GetProperty("binding").GetProperty("percent").GetDouble());
    }

    private static string Referring(string path) =>
        CodeFolder.SdkProject.Replace("</Project>", $"""<ItemGroup><ProjectReference Include="{path}" /></ItemGroup></Project>""", StringComparison.Ordinal);
}
