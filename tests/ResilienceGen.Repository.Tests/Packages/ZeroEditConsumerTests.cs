namespace ResilienceGen.Repository.Tests.Packages;

/// <summary>A project that knows nothing but the packed packages tries the resilient path by one property, and leaves it by the same.</summary>
[Collection(SdkCollection.Name)]
public sealed class ZeroEditConsumerTests(LocalFeed feed)
{
    private const string AspNetCore = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""";
    private const string MainPackage = $"""{AspNetCore}<PackageReference Include="ResilienceGen" Version="$VERSION" />""";
    private const string RulesOnly = """<PackageReference Include="ResilienceGen.Analyzers" Version="$VERSION" PrivateAssets="all" />""";
    private const string Generated = "ResilienceGen.ZeroEdit.g.cs";

    // The server fails the first read and every write.
    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;

        var (reads, writes) = (0, 0);
        await using var server = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]).Build();
        server.MapGet("/", () => Results.StatusCode(++reads == 1 ? 503 : 200));
        server.MapPost("/", () => Results.StatusCode(++writes > 0 ? 503 : 200));
        await server.StartAsync();

        var services = new ServiceCollection();
        services.AddHttpClient<Orders>(http => http.BaseAddress = new Uri(server.Urls.Single()));
        var orders = services.BuildServiceProvider().GetRequiredService<Orders>();
        Console.WriteLine($"read {await orders.ReadAsync()} after {reads}, write {await orders.WriteAsync()} after {writes}");

        public sealed class Orders(HttpClient http)
        {
            public async Task<int> ReadAsync() => (int)(await http.GetAsync("")).StatusCode;

            public async Task<int> WriteAsync() => (int)(await http.PostAsync("", null)).StatusCode;
        }
        """;

    [Theory]
    [InlineData(MainPackage, "registrations", "read 200 after 2, write 503 after 1")]
    [InlineData(MainPackage + RulesOnly, "registrations", "read 200 after 2, write 503 after 1")]
    [InlineData(MainPackage, "off", "read 503 after 1, write 503 after 1")]
    [InlineData(MainPackage, "", "read 503 after 1, write 503 after 1")]
    public async Task Reads_are_sent_again_only_where_the_project_opts_in(string packages, string option, string line)
    {
        using var consumer = Consumer(packages, option, Program);
        Assert.Contains(line, await DotNet.RunAsync(consumer.Path, "run", "-v", "q"), StringComparison.Ordinal);
        Assert.Equal(option == "registrations", Directory.EnumerateFiles(consumer.Path, Generated, SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task A_registration_that_is_refused_is_reported_by_the_build()
    {
        using var consumer = Consumer(MainPackage, "Registrations", """
            using Microsoft.Extensions.DependencyInjection;
            new ServiceCollection().AddHttpClient(args[0]);
            """);
        Assert.Contains(
            "Program.cs(2,25): warning RSG0005: The zero-edit trial does not reach 1 of 1 registrations; first Program.cs(2,25): Only the running program knows the name",
            await DotNet.RunAsync(consumer.Path, "build", "-nologo", "-tl:off"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MainPackage, "calls", "error : ResilienceGenZeroEdit is 'calls'; it must be off or registrations.")]
    [InlineData(RulesOnly, "registrations", "error : ResilienceGenZeroEdit needs the runtime: reference the package ResilienceGen")]
    public async Task What_cannot_be_done_is_an_error_of_the_build(string packages, string option, string message)
    {
        using var consumer = Consumer(packages, option, "Console.WriteLine();");
        var (exitCode, output) = await DotNet.TryRunAsync(consumer.Path, "dotnet", "build", "-nologo", "-tl:off");
        Assert.Equal(1, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    private TemporaryFolder Consumer(string packages, string option, string program) => feed.Consumer("net10.0", packages, ("Program.cs", program), ("Directory.Build.props", $"""
        <Project>
          <PropertyGroup>
            <ResilienceGenZeroEdit>{option}</ResilienceGenZeroEdit>
            <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
          </PropertyGroup>
        </Project>
        """));
}
