using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Commands;

public sealed class ScanTests
{
    [Fact]
    public async Task Json_names_place_type_member_callee_verdict_and_evidence()
    {
        using var folder = CodeFolder.With(("src/Bare.cs", Clients.Bare));
        var site = Assert.Single((await Tool.ScanAsync(folder.Root)).Sites);
        Assert.Equal("src/Bare.cs", site.GetProperty("file").GetString());
        Assert.Equal(10, site.GetProperty("line").GetInt32());
        Assert.Equal("App.Bare", site.GetProperty("type").GetString());
        Assert.Equal("ReadAsync", site.GetProperty("member").GetString());
        Assert.Equal("GetStringAsync", site.GetProperty("callee").GetString());
        Assert.Equal("gap", site.GetProperty("verdict").GetString());
        Assert.Equal("RSG1003", site.GetProperty("rule").GetString());
        Assert.NotEmpty(site.GetProperty("reason").GetString()!);
        Assert.NotEmpty(site.GetProperty("evidence").EnumerateArray());
    }

    [Fact]
    public async Task Line_is_that_of_the_member_name_and_startLine_that_of_the_expression()
    {
        using var folder = CodeFolder.With(("Bare.cs", Clients.Bare.Replace("_http.GetStringAsync", "_http\n            .GetStringAsync", StringComparison.Ordinal)));
        var site = Assert.Single((await Tool.ScanAsync(folder.Root)).Sites);
        Assert.Equal((11, 10), (site.GetProperty("line").GetInt32(), site.GetProperty("startLine").GetInt32()));
    }

    [Fact]
    public async Task Coverage_counts_the_five_buckets_and_leaves_exempt_out()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var coverage = (await Tool.ScanAsync(folder.Root)).Json.GetProperty("coverage");
        Assert.Equal(1, coverage.GetProperty("guardedCalls").GetInt32());
        Assert.Equal(2, coverage.GetProperty("gaps").GetInt32());
        Assert.Equal(33.3, coverage.GetProperty("percent").GetDouble());
    }

    [Fact]
    public async Task Table_lists_gaps_classes_and_totals_without_colour_codes()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var run = await Tool.RunAsync("scan", folder.Root, "--loose");
        Assert.Contains("Orders.cs:17: RSG1001 GetStringAsync in App.Orders.BypassAsync", run.Output);
        Assert.Contains("App.Orders", run.Output);
        Assert.Contains("3 HTTP call sites: 1 guarded call, 0 guarded client, 2 gap (RSG1001 1, RSG1002 1)", run.Output);
        Assert.Contains("bound: 100.0 %", run.Output);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Several_projects_have_a_line_each()
    {
        using var folder = CodeFolder.With(("a/A.csproj", CodeFolder.SdkProject), ("a/A.cs", Clients.WithPath), ("b/B.csproj", CodeFolder.SdkProject), ("b/B.cs", Clients.Bare));
        var run = await Tool.RunAsync("scan", folder.Root, "--loose");
        Assert.Contains("A: 3 HTTP call sites: 1 guarded call, 0 guarded client, 2 gap (RSG1001 1, RSG1002 1), 0 unknown, 0 exempt | coverage 33.3 %\n", run.Output);
        Assert.Contains("B: 1 HTTP call sites: 0 guarded call, 0 guarded client, 1 gap (RSG1003 1), 0 unknown, 0 exempt | coverage 0.0 %\n", run.Output);
    }

    [Fact]
    public async Task Gap_fails_the_check_only_when_asked()
    {
        using var folder = CodeFolder.With(("Bare.cs", Clients.Bare));
        Assert.Equal(0, (await Tool.ScanAsync(folder.Root)).ExitCode);
        Assert.Equal(1, (await Tool.ScanAsync(folder.Root, "--fail-on", "gap")).ExitCode);
    }

    [Fact]
    public async Task Accepted_gap_is_marked_and_does_not_fail_the_check()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        await Tool.RunAsync("baseline", "init", folder.Root, "--loose", "--reason", "legacy");
        var scan = await Tool.ScanAsync(folder.Root, "--fail-on", "gap");
        Assert.Equal(0, scan.ExitCode);
        Assert.Equal((true, "legacy"), (scan.Sites[0].GetProperty("baselined").GetBoolean(), scan.Sites[0].GetProperty("acceptance").GetString()));
        Assert.Equal((1, 1), (scan.Json.GetProperty("coverage").GetProperty("gaps").GetInt32(), scan.Json.GetProperty("coverage").GetProperty("baselined").GetInt32()));
        folder.Write("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal));
        var table = await Tool.RunAsync("scan", folder.Root, "--loose", "--fail-on", "gap");
        Assert.Equal(1, table.ExitCode);
        Assert.Contains("A.cs:10: RSG1003 GetStringAsync in App.Bare.ReadAsync (noPath) [baselined]\n", table.Output);
        Assert.Contains("2 gap (RSG1003 2; 1 baselined, 1 new)", table.Output);
    }

    [Fact]
    public async Task Check_passes_without_gaps()
    {
        using var folder = CodeFolder.With(("A.cs", "class A { }"));
        Assert.Equal(0, (await Tool.ScanAsync(folder.Root, "--fail-on", "gap")).ExitCode);
    }

    [Fact]
    public async Task Solutions_of_both_formats_are_scanned_loosely()
    {
        using var folder = CodeFolder.With(
            ("a/A.csproj", CodeFolder.SdkProject), ("a/A.cs", Clients.Bare), ("b/B.csproj", CodeFolder.SdkProject), ("b/B.cs", Clients.Bare),
            ("All.slnx", """<Solution><Project Path="a/A.csproj" /></Solution>"""),
            ("All.sln", "Project(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"B\", \"b\\B.csproj\", \"{1}\"\n"));
        Assert.Equal("a/A.cs", Assert.Single((await Tool.ScanAsync(folder.Combine("All.slnx"))).Sites).GetProperty("file").GetString());
        Assert.Equal("b/B.cs", Assert.Single((await Tool.ScanAsync(folder.Combine("All.sln"))).Sites).GetProperty("file").GetString());
    }

    [Fact]
    public async Task Cancelled_scan_returns_130()
    {
        using var folder = CodeFolder.With(("Bare.cs", Clients.Bare));
        var run = await Tool.RunAsync(new CancellationToken(canceled: true), "scan", folder.Root, "--loose");
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.Output);
    }
}
