namespace ResilienceGen.Repository.Tests.Packages;

/// <summary>One MSBuild property decides how loud the rules about existing code are.</summary>
[Collection(SdkCollection.Name)]
public sealed class ModeTests(LocalFeed feed, ModeTests.Restored restored) : IClassFixture<ModeTests.Restored>
{
    private const string RulesOnly = """<PackageReference Include="ResilienceGen.Analyzers" Version="$VERSION" PrivateAssets="all" />""";

    private const string Both = $"""{RulesOnly}<PackageReference Include="ResilienceGen" Version="$VERSION" />""";

    private const string NoPath = """
        Console.WriteLine(await new Client().GetAsync());

        internal sealed class Client
        {
            private readonly HttpClient _http = new();

            public Task<string> GetAsync() => _http.GetStringAsync("one");
        }
        """;

    [Theory]
    [InlineData("Strict", 1, "error RSG1003")]
    [InlineData("strict", 1, "error RSG1003")]
    [InlineData("Nonsense", 1, "error : ResilienceGenMode is 'Nonsense'; it must be Off, Audit, Migrate or Strict.")]
    public async Task A_mode_can_fail_the_build(string mode, int exitCode, string message)
    {
        var build = await restored.BuildAsync(mode);
        Assert.Equal(exitCode, build.ExitCode);
        Assert.Contains(message, build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_packages_in_one_project_bring_the_config_once()
    {
        using var consumer = feed.Consumer("net10.0", Both, ("Program.cs", NoPath));
        var build = await DotNet.TryRunAsync(consumer.Path, "dotnet", "build", "-nologo", "-tl:off", "-p:ResilienceGenMode=Strict");
        Assert.Contains("error RSG1003", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MultipleGlobalAnalyzerKeys", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Off")]
    [InlineData("Audit")]
    [InlineData("Migrate")]
    public async Task Other_modes_let_a_client_without_path_build(string mode)
    {
        var build = await restored.BuildAsync(mode);
        Assert.Equal(0, build.ExitCode);
        Assert.DoesNotContain("RSG", build.Output, StringComparison.Ordinal);
    }

    /// <summary>One consumer for all modes, restored once.</summary>
    public sealed class Restored(LocalFeed feed) : IAsyncLifetime
    {
        private readonly TemporaryFolder _consumer = feed.Consumer("net10.0", RulesOnly, ("Program.cs", NoPath));

        public Task InitializeAsync() => DotNet.RunAsync(_consumer.Path, "restore", "-nologo");

        public Task DisposeAsync()
        {
            _consumer.Dispose();
            return Task.CompletedTask;
        }

        internal Task<(int ExitCode, string Output)> BuildAsync(string mode) =>
            DotNet.TryRunAsync(_consumer.Path, "dotnet", "build", "-nologo", "-tl:off", "--no-restore", "--no-incremental", $"-p:ResilienceGenMode={mode}");
    }
}
