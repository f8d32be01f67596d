namespace ResilienceGen.Repository.Tests.Packages;

/// <summary>A project that knows nothing but the packed packages gets everything they promise.</summary>
[Collection(SdkCollection.Name)]
public sealed class ConsumerTests(LocalFeed feed)
{
    private const string MainPackage = """<PackageReference Include="ResilienceGen" Version="$VERSION" />""";
    private const string RulesOnly = """<PackageReference Include="ResilienceGen.Analyzers" Version="$VERSION" PrivateAssets="all" />""";

    private const string Greeting = """
        using ResilienceGen;

        var greeter = new ResilientGreeter(new Greeter());
        Console.WriteLine(await greeter.GetGreetingAsync("world"));

        [Resilient]
        public interface IGreeter
        {
            [Retry(MaxRetryAttempts = 3, DelayMs = 1)]
            Task<string> GetGreetingAsync(string name, CancellationToken cancellationToken = default);
        }

        public sealed class Greeter : IGreeter
        {
            private int _attempts;

            public Task<string> GetGreetingAsync(string name, CancellationToken cancellationToken = default) =>
                ++_attempts < 3 ? throw new HttpRequestException("not yet") : Task.FromResult($"Hello {name} after {_attempts} attempts");
        }
        """;

    private const string Bypass = """
        Console.WriteLine(typeof(OrdersClient));

        public sealed class OrdersClient(HttpClient http)
        {
            public Task<string> OneAsync(CancellationToken token) => WithRetryAsync(t => http.GetStringAsync("one", t), token);

            public async Task<string> TwoAsync(CancellationToken token) => await http.GetStringAsync("two", token);

            private static async Task<T> WithRetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await call(token);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(100, token);
                    }
                }
            }
        }
        """;

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task A_marked_interface_gets_a_wrapper_that_retries(string framework)
    {
        using var consumer = feed.Consumer(framework, MainPackage, ("Program.cs", Greeting));
        Assert.Contains("Hello world after 3 attempts", await DotNet.RunAsync(consumer.Path, "run", "-v", "q"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MainPackage)]
    [InlineData(RulesOnly)]
    public async Task A_call_that_bypasses_the_path_is_reported_by_the_build(string package)
    {
        using var consumer = feed.Consumer("net10.0", package, ("Program.cs", Bypass));
        var output = await DotNet.RunAsync(consumer.Path, "build", "-nologo", "-tl:off");
        Assert.Contains("Program.cs(7,79): warning RSG1001", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_format_command_applies_the_fix()
    {
        using var consumer = feed.Consumer("net10.0", MainPackage, ("Program.cs", Bypass));
        await DotNet.RunAsync(consumer.Path, "format", "analyzers", "Consumer.csproj", "--diagnostics", "RSG1001", "--severity", "warn");
        var output = await DotNet.RunAsync(consumer.Path, "build", "-nologo", "-tl:off");
        Assert.DoesNotContain("RSG1001", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_installs_and_finds_the_gap()
    {
        using var consumer = feed.Consumer("net10.0", MainPackage, ("Program.cs", Bypass));
        await DotNet.RunAsync(consumer.Path, "tool", "install", "ResilienceGen.Tool", "--version", feed.Version, "--add-source", feed.Path, "--tool-path", "tools");
        var (exitCode, output) = await DotNet.TryRunAsync(consumer.Path, Path.Combine(consumer.Path, "tools", "resilience"), "scan", ".", "--loose", "--fail-on", "gap");
        Assert.True(exitCode == 1, output);
        Assert.Contains("RSG1001", output, StringComparison.Ordinal);
    }
}
