using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Loading;

/// <summary>Restored projects, loaded as the SDK's own build compiles them.</summary>
[Collection(nameof(Sdk))]
public sealed class BuildLoadingTests
{
    private const string TwoFrameworks = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
        </Project>
        """;

    [Fact]
    public async Task Project_is_compiled_with_its_own_settings()
    {
        using var folder = await RestoredAsync(
            ("P.csproj", CodeFolder.SdkProject.Replace("</PropertyGroup>", "<DefineConstants>$(DefineConstants);MINE</DefineConstants></PropertyGroup>", StringComparison.Ordinal)),
            ("Bare.cs", $"#if MINE\n{Clients.Bare}\n#endif"));
        var run = await Tool.RunAsync("scan", folder.Combine("P.csproj"), "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(11, Assert.Single(run.Sites).GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Folder_with_one_project_stands_for_it_even_when_its_build_is_up_to_date()
    {
        using var folder = await RestoredAsync(("P.csproj", CodeFolder.SdkProject), ("Bare.cs", Clients.Bare));
        await Sdk.RunAsync(folder, "build", "--no-restore");
        Assert.Single((await Tool.RunAsync("scan", folder.Root, "--format", "json")).Sites);
    }

    [Fact]
    public async Task Generators_of_the_project_run()
    {
        using var folder = await RestoredAsync(("P.csproj", CodeFolder.SdkProject), ("P.cs", """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            public sealed record Item(string Name);
            [JsonSerializable(typeof(Item))] public sealed partial class Items : JsonSerializerContext;
            public static class Writer { public static string Write(Item item) => JsonSerializer.Serialize(item, Items.Default.Item); }
            """));
        var run = await Tool.RunAsync("scan", folder.Root, "--format", "json");
        Assert.Equal(100, run.Json.GetProperty("binding").GetProperty("percent").GetDouble());
    }

    [Fact]
    public async Task Site_is_reported_once_with_the_frameworks_that_have_it()
    {
        using var folder = await RestoredAsync(("P.csproj", TwoFrameworks), ("Both.cs", Clients.Bare), ("New.cs", $"#if NET10_0_OR_GREATER\n{Clients.Bare.Replace("Bare", "New", StringComparison.Ordinal)}\n#endif"));
        var run = await Tool.RunAsync("scan", folder.Root, "--format", "json");
        Assert.Equal(["net10.0 net8.0", "net10.0"], run.Sites.Select(site => string.Join(' ', site.GetProperty("targetFrameworks").EnumerateArray())));
    }

    [Fact]
    public async Task Baseline_of_several_frameworks_has_each_site_once()
    {
        using var folder = await RestoredAsync(("P.csproj", TwoFrameworks), ("Both.cs", Clients.Bare), ("New.cs", $"#if NET10_0_OR_GREATER\n{Clients.Bare.Replace("Bare", "New", StringComparison.Ordinal)}\n#endif"));
        await Tool.RunAsync("baseline", "init", folder.Root);
        Assert.Equal(2, folder.Read("resilience.baseline.txt").Split('\n').Count(line => line.StartsWith("gap |", StringComparison.Ordinal)));
        Assert.Equal(0, (await Tool.RunAsync("baseline", "check", folder.Root, "--strict-stale")).ExitCode);
    }

    [Fact]
    public async Task Project_that_is_not_restored_says_how_to_restore_it()
    {
        using var folder = CodeFolder.With(("P.csproj", CodeFolder.SdkProject), ("Bare.cs", Clients.Bare));
        var run = await Tool.RunAsync("scan", folder.Root);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("P.csproj: is not restored. Run dotnet restore", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Solution_serves_what_is_restored_and_sees_references_that_are_not_built()
    {
        using var folder = await RestoredAsync(
            ("app/App.csproj", CodeFolder.SdkProject.Replace("</Project>", """<ItemGroup><ProjectReference Include="../lib/Lib.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal)),
            ("app/App.cs", "class App { void M() => Lib.Run(); }"),
            ("lib/Lib.csproj", CodeFolder.SdkProject), ("lib/Lib.cs", "public static class Lib { public static void Run() { } }"),
            ("All.slnx", """<Solution><Project Path="app/App.csproj" /><Project Path="lib/Lib.csproj" /></Solution>"""));
        folder.Write("bad/Bad.csproj", "no xml");
        folder.Write("All.slnx", """<Solution><Project Path="app/App.csproj" /><Project Path="lib/Lib.csproj" /><Project Path="bad/Bad.csproj" /></Solution>""");
        var run = await Tool.RunAsync("scan", folder.Combine("All.slnx"), "--format", "json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Bad.csproj: MSBuild cannot evaluate it", run.Error);
        Assert.Equal(100, run.Json.GetProperty("binding").GetProperty("percent").GetDouble());
        Assert.DoesNotContain("Lib.dll", run.Error);
    }

    [Fact]
    public async Task Frameworks_that_agree_share_one_edit()
    {
        using var folder = await RestoredAsync(("P.csproj", TwoFrameworks), ("Orders.cs", Clients.WithPath));
        var run = await Tool.RunAsync("migrate", folder.Root, "--apply");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Clients.WithPath.Replace(Clients.BypassCall, Clients.RoutedCall, StringComparison.Ordinal), folder.Read("Orders.cs"));
        Assert.Contains("gaps 2 -> 1", run.Output);
    }

    [Fact]
    public async Task Frameworks_that_differ_refuse_and_leave_the_file_alone()
    {
        // Under net8.0 there is no path to route to.
        var source = Clients.WithPath
            .Replace("    public Task<string> GuardedAsync", "#if NET10_0_OR_GREATER\n    public Task<string> GuardedAsync", StringComparison.Ordinal)
            .Replace("    public async Task<string> BypassAsync", "#endif\n    public async Task<string> BypassAsync", StringComparison.Ordinal)
            .Replace("    private static async Task<T> RetryAsync", "#if NET10_0_OR_GREATER\n    private static async Task<T> RetryAsync", StringComparison.Ordinal);
        source = source[..source.LastIndexOf('}')] + "#endif\n}\n";
        using var folder = await RestoredAsync(("P.csproj", TwoFrameworks), ("Orders.cs", source));
        var run = await Tool.RunAsync("migrate", folder.Root, "--apply");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("refused (targetFrameworksDiffer)", run.Output);
        Assert.Equal(source, folder.Read("Orders.cs"));
    }

    [Fact]
    public async Task Site_of_one_framework_is_edited_beside_those_of_all()
    {
        var only = "\n#if NET10_0_OR_GREATER\n    public Task<string> NewAsync(string url, CancellationToken cancellationToken) => _http.GetStringAsync(url, cancellationToken);\n#endif\n";
        var place = Clients.WithPath.IndexOf("    private static async Task<T>", StringComparison.Ordinal);
        using var folder = await RestoredAsync(("P.csproj", TwoFrameworks), ("Orders.cs", Clients.WithPath.Insert(place, only)));
        var run = await Tool.RunAsync("migrate", folder.Root, "--apply");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(Clients.RoutedCall, folder.Read("Orders.cs"));
        Assert.Contains("NewAsync(string url, CancellationToken cancellationToken) => RetryAsync(token => _http.GetStringAsync(url, token), cancellationToken);", folder.Read("Orders.cs"));
        Assert.Contains("gaps 3 -> 1", run.Output);
    }

    private static async Task<CodeFolder> RestoredAsync(params (string Path, string Text)[] files)
    {
        var folder = CodeFolder.With(files);
        // Stops the search upward, so that nothing above the temporary folder takes part.
        folder.Write("Directory.Build.props", "<Project />");
        await Sdk.RunAsync(folder, "restore", "-p:NuGetAudit=false");
        return folder;
    }
}
