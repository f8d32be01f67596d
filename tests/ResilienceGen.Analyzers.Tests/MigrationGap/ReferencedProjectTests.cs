using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Helpers that stand in another project, which an editor and the tool show as source and a build as metadata.</summary>
public class ReferencedProjectTests
{
    private const string Library = """
        public interface IExecutor { Task<T> RunAsync<T>(Func<Task<T>> call); }
        public sealed class Executor : IExecutor
        {
            public async Task<T> RunAsync<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        public static class Timed { public static async Task<T> RunAsync<T>(Func<Task<T>> call) => await call(); }
        public class LoggingClient : HttpClient { }
        """;

    private const string Client = """
        class Client(HttpClient http, IExecutor executor)
        {
            public Task<string> A() => executor.RunAsync(() => http.GetStringAsync("a"));
            public async Task<string> B() => await http.GetStringAsync("b");
        }
        """;

    [Fact]
    public void ExecutorOfReferencedProject_IsFollowed() =>
        Assert.Equal(["A: GuardedCall(lambda)", "B: Gap(bypassesPath)"], Verdicts(Client, library => library.ToMetadataReference()));

    [Fact]
    public void ExecutorOfProjectForAnotherFramework_IsFollowed() =>
        Assert.Equal(["A: GuardedCall(lambda)", "B: Gap(bypassesPath)"], Verdicts(Client, library => library.AddReferences(Other(library)).ToMetadataReference()));

    [Fact]
    public void ExecutorInMetadata_IsUnknown() =>
        Assert.Equal(["A: Unknown(foreignDelegate)", "B: Unknown(injectedClient)"], Verdicts(Client, library => TestReferences.Image(library)));

    [Fact]
    public void HelperOfReferencedProjectThatCallsOnce_IsNoGuard() => Assert.Equal(["A: Gap(noPath)"], Verdicts("""
        class Client { private readonly HttpClient _http = new(); public Task<string> A() => Timed.RunAsync(() => _http.GetStringAsync("a")); }
        """, library => library.ToMetadataReference()));

    [Fact]
    public void ClientTypeInMetadata_IsUnknown() => Assert.Equal(["A: Unknown(ownClientType)"], Verdicts("""
        class Client { private readonly HttpClient _http = new LoggingClient(); public Task<string> A() => _http.GetStringAsync("a"); }
        """, library => TestReferences.Image(library)));

    private static string[] Verdicts(string source, Func<Compilation, MetadataReference> reference)
    {
        var library = TestCompilation.Create(Library).WithAssemblyName("Library");
        var compilation = TestCompilation.Create([.. TestReferences.All, reference(library)], source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. GapScanner.Scan(compilation, CancellationToken.None).Select(Show)];
    }

    private static string Show(SiteVerdict verdict) => $"{verdict.Member.Name}: {verdict.Kind}({verdict.Reason})";

    // A reference the client's project does not have makes the compiler show the library through other symbols.
    private static MetadataReference Other(Compilation library) =>
        TestCompilation.Create("public class Other;").WithAssemblyName(library.AssemblyName + ".Other").ToMetadataReference();
}
