namespace ResilienceGen.Repository.Tests.Packages;

/// <summary>A package holds exactly what it should: nothing missing, nothing more.</summary>
[Collection(SdkCollection.Name)]
public sealed class PackageContentTests(LocalFeed feed)
{
    [Fact]
    public void The_main_package_carries_runtime_analyzers_and_fixes() =>
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/ResilienceGen.Analyzers.dll",
                "analyzers/dotnet/cs/ResilienceGen.CodeFixes.dll",
                "build/ResilienceGen.props",
                "build/ResilienceGen.targets",
                "build/config/ResilienceGen.audit.globalconfig",
                "build/config/ResilienceGen.off.globalconfig",
                "build/config/ResilienceGen.strict.globalconfig",
                "buildTransitive/ResilienceGen.props",
                "buildTransitive/ResilienceGen.targets",
                "buildTransitive/config/ResilienceGen.audit.globalconfig",
                "buildTransitive/config/ResilienceGen.off.globalconfig",
                "buildTransitive/config/ResilienceGen.strict.globalconfig",
                "lib/net10.0/ResilienceGen.dll",
                "lib/net10.0/ResilienceGen.xml",
                "lib/net8.0/ResilienceGen.dll",
                "lib/net8.0/ResilienceGen.xml",
            ],
            feed.ContentsOf("ResilienceGen"));

    [Fact]
    public void The_rules_only_package_carries_no_runtime() =>
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/ResilienceGen.Analyzers.dll",
                "analyzers/dotnet/cs/ResilienceGen.CodeFixes.dll",
                "build/ResilienceGen.Analyzers.props",
                "build/ResilienceGen.Analyzers.targets",
                "build/config/ResilienceGen.audit.globalconfig",
                "build/config/ResilienceGen.off.globalconfig",
                "build/config/ResilienceGen.strict.globalconfig",
            ],
            feed.ContentsOf("ResilienceGen.Analyzers"));

    [Fact]
    public void The_tool_is_packed_for_one_framework() =>
        Assert.Equal(["net8.0"], feed.ContentsOf("ResilienceGen.Tool").Where(name => name.StartsWith("tools/", StringComparison.Ordinal)).Select(name => name.Split('/')[1]).Distinct());
}
