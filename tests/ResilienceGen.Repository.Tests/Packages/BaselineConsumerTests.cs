using ResilienceGen.Cli.Commands;

namespace ResilienceGen.Repository.Tests.Packages;

/// <summary>A build with the packed packages honours the baseline that the packed tool wrote.</summary>
[Collection(SdkCollection.Name)]
public sealed class BaselineConsumerTests(LocalFeed feed)
{
    private const string MainPackage = """<PackageReference Include="ResilienceGen" Version="$VERSION" />""";
    private const string RulesOnly = """<PackageReference Include="ResilienceGen.Analyzers" Version="$VERSION" PrivateAssets="all" />""";
    private const string Name = "resilience.baseline.txt";

    private const string Program = """
        Console.WriteLine(await App.Client.OneAsync());

        namespace App
        {
            public static class Client
            {
                private static readonly HttpClient Http = new();

                public static Task<string> OneAsync() => Http.GetStringAsync("one");
            }
        }
        """;

    private const string AsWarnings = """
        is_global = true
        dotnet_diagnostic.RSG0002.severity = warning
        dotnet_diagnostic.RSG1003.severity = warning
        """;

    [Theory]
    [InlineData(MainPackage, "net10.0")]
    [InlineData(RulesOnly, "net8.0;net10.0")]
    [InlineData(MainPackage + RulesOnly, "net10.0")]
    public async Task An_accepted_finding_is_silent_and_a_new_one_is_not(string packages, string frameworks)
    {
        using var consumer = Consumer(packages, frameworks);
        Assert.Contains("warning RSG1003", await BuildAsync(consumer), StringComparison.Ordinal);

        await InitAsync(consumer, "");
        Assert.DoesNotContain("RSG", await BuildAsync(consumer), StringComparison.Ordinal);

        consumer.Write("app/Program.cs", Program.Replace("public static Task", "public static Task<string> NewAsync() => Http.GetStringAsync(\"new\");\n        public static Task", StringComparison.Ordinal));
        var output = await BuildAsync(consumer);
        Assert.Contains("Program.cs(9,", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Program.cs(10,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stale_or_unreadable_is_said_with_its_line()
    {
        using var consumer = Consumer(MainPackage, "net10.0");
        await InitAsync(consumer, "app");
        File.AppendAllText(Path.Combine(consumer.Path, "app", Name), "???\n");
        consumer.Write("app/Program.cs", Program.Replace("Http.GetStringAsync(\"one\")", "Task.FromResult(\"none\")", StringComparison.Ordinal));
        var output = await BuildAsync(consumer);
        Assert.Contains($"{Name}(2,1): warning RSG0002", output, StringComparison.Ordinal);
        Assert.Contains($"{Name}(3,1): warning RSG0003", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-q")]
    [InlineData("--separate-git-dir=../elsewhere")]
    public async Task A_baseline_from_outside_the_repository_counts_only_when_named(string kindOfRepository)
    {
        using var consumer = Consumer(MainPackage, "net10.0");
        await InitAsync(consumer, "");
        await DotNet.TryRunAsync(Path.Combine(consumer.Path, "app"), "git", "init", kindOfRepository);
        Assert.Contains("warning RSG1003", await BuildAsync(consumer), StringComparison.Ordinal);
        Assert.DoesNotContain("RSG1003", await BuildAsync(consumer, $"-p:ResilienceGenBaseline={Path.Combine(consumer.Path, Name)}"), StringComparison.Ordinal);
    }

    // The project stands one folder below the root, as in a repository.
    private TemporaryFolder Consumer(string packages, string frameworks)
    {
        var folder = feed.Consumer(frameworks, packages, ("Program.cs", Program), (".globalconfig", AsWarnings));
        Directory.CreateDirectory(Path.Combine(folder.Path, "app"));
        foreach (var file in new[] { "Consumer.csproj", "Program.cs" }) File.Move(Path.Combine(folder.Path, file), Path.Combine(folder.Path, "app", file));
        return folder;
    }

    private static Task<string> BuildAsync(TemporaryFolder consumer, params string[] more) =>
        DotNet.RunAsync(Path.Combine(consumer.Path, "app"), ["build", "-nologo", "-tl:off", .. more]);

    private static async Task InitAsync(TemporaryFolder consumer, string folder)
    {
        var output = new StringWriter();
        var console = new ToolConsole(output, output, IsOutputTerminal: false, IsErrorTerminal: false);
        Assert.True(await ResilienceTool.RunAsync(["baseline", "init", Path.Combine(consumer.Path, folder), "--loose"], console) == 0, output.ToString());
    }
}
