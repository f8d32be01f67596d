using System.Text.RegularExpressions;

namespace ResilienceGen.Repository.Tests.Packages;

/// <summary>One line of coverage for a project, after a compilation and only when it is wanted.</summary>
[Collection(SdkCollection.Name)]
public sealed partial class CoverageConsumerTests(LocalFeed feed)
{
    private const string Line = "ResilienceGen: Consumer: 1 HTTP call sites: 0 guarded call, 0 guarded client, 1 gap (0 baselined, 1 new), 0 unknown, 0 exempt | coverage 0.0 %";

    private const string Program = """
        Console.WriteLine(await Client.OneAsync());

        public static class Client
        {
            private static readonly HttpClient Http = new();

            public static Task<string> OneAsync() => Http.GetStringAsync("one");
        }
        """;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0;net10.0")]
    public async Task A_project_has_one_line_however_many_frameworks_it_has_and_none_when_nothing_was_compiled(string frameworks)
    {
        using var consumer = Consumer(frameworks);
        Assert.Single(Lines().Matches(await BuildAsync(consumer, "-p:ResilienceGenCoverage=true")), line => line.Value.Trim() == Line);
        Assert.Empty(Lines().Matches(await BuildAsync(consumer, "-p:ResilienceGenCoverage=true")));
    }

    [Fact]
    public async Task A_log_that_the_build_writes_anyway_is_read_unless_it_is_switched_off()
    {
        using var consumer = Consumer("net10.0");
        Assert.Empty(Lines().Matches(await BuildAsync(consumer)));
        Assert.Single(Lines().Matches(await BuildAsync(consumer, "--no-incremental", "-p:ErrorLog=mine.sarif")));
        Assert.Empty(Lines().Matches(await BuildAsync(consumer, "--no-incremental", "-p:ErrorLog=mine.sarif%2Cversion=2.1", "-p:ResilienceGenCoverage=false")));
    }

    private TemporaryFolder Consumer(string frameworks) =>
        feed.Consumer(frameworks, """<PackageReference Include="ResilienceGen" Version="$VERSION" />""", ("Program.cs", Program));

    private static Task<string> BuildAsync(TemporaryFolder consumer, params string[] more) =>
        DotNet.RunAsync(consumer.Path, ["build", "-nologo", "-tl:off", .. more]);

    [GeneratedRegex("ResilienceGen: Consumer:.*")]
    private static partial Regex Lines();
}
