namespace ResilienceGen.Repository.Tests.Samples;

/// <summary>The chain sample says what its caller sees, from source and from the package.</summary>
[Collection(RepositoryBuildCollection.Name)]
public sealed class LlmFallbackTests(Packages.LocalFeed feed)
{
    private static readonly string[] Story =
    [
        "All three are up",
        "ask \"The large model says hello.\" requests: large 1, small 0, house 0",
        "The large model is down",
        "ask \"The small model says hello.\" requests: large 2, small 1, house 0",
        "breaker of LargeModel: Closed -> Open",
        "ask \"The small model says hello.\" requests: large 2, small 1, house 0",
        "ask \"The small model says hello.\" requests: large 0, small 1, house 0",
        "The small one breaks off its answers as well",
        "ask \"The house model says hello.\" requests: large 0, small 2, house 1",
        "breaker of SmallModel: Closed -> Open",
        "ask \"The house model says hello.\" requests: large 0, small 2, house 1",
        "ask \"The house model says hello.\" requests: large 0, small 0, house 1",
        "stream \"The house model says hello.\" requests: large 0, small 0, house 1",
        "Both are back, and their break is over",
        "breaker of LargeModel: Open -> HalfOpen",
        "breaker of LargeModel: HalfOpen -> Closed",
        "ask \"The large model says hello.\" requests: large 1, small 0, house 0",
        "A second wrapper, made by hand",
        "stream \"The large model says hello.\" requests: large 1, small 0, house 0",
    ];

    [Fact]
    public async Task The_sample_runs_from_source() =>
        Assert.Equal(Story, Lines(await DotNet.RunAsync(RepositoryRoot.Path, "run", "--project", "samples/LlmFallback")));

    [Fact]
    public async Task The_sample_runs_against_the_packed_package()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in RepositoryRoot.Files("samples/LlmFallback", "*").Concat(RepositoryRoot.Files("samples/Shared", "*")))
            folder.Write(RepositoryRoot.Relative(file), File.ReadAllText(file));
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt" })
            folder.Write(file, File.ReadAllText(RepositoryRoot.Combine(file)));

        var output = await DotNet.RunAsync(
            folder.Path, "run", "--project", "samples/LlmFallback", $"-p:UsePackage={feed.Version}", $"-p:RestoreAdditionalProjectSources={feed.Path}");
        Assert.Equal(Story, Lines(output));
    }

    // One space between words: how the columns stand is the sample's own affair.
    private static IEnumerable<string> Lines(string output) =>
        output.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0);
}
