using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Commands;

public sealed class ExplainTests
{
    [Fact]
    public async Task Site_on_the_line_is_explained_step_by_step()
    {
        using var folder = CodeFolder.With(("p/P.csproj", CodeFolder.SdkProject), ("p/deep/Orders.cs", Clients.WithPath));
        var run = await Tool.RunAsync("explain", folder.Combine("p/deep/Orders.cs") + ":17", "--loose");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("deep/Orders.cs:17:", run.Output);
        Assert.Contains("verdict: gap", run.Output);
        Assert.Contains("RSG1001", run.Output);
        Assert.Contains("  1. ", run.Output);
    }

    [Fact]
    public async Task Gap_without_a_path_says_where_the_project_has_one()
    {
        using var folder = CodeFolder.With(("p/P.csproj", CodeFolder.SdkProject), ("p/Orders.cs", Clients.WithPath), ("p/Bare.cs", Clients.Bare));
        var run = await Tool.RunAsync("explain", folder.Combine("p/Bare.cs") + ":10", "--loose");
        Assert.Contains("Elsewhere in the project App.Orders.GuardedAsync is guarded. [Orders.cs:13]", run.Output);
    }

    [Fact]
    public async Task Gap_without_a_path_says_that_nothing_is_guarded()
    {
        using var folder = CodeFolder.With(("p/P.csproj", CodeFolder.SdkProject), ("p/Bare.cs", Clients.Bare));
        var run = await Tool.RunAsync("explain", folder.Combine("p/Bare.cs") + ":10", "--loose");
        Assert.Contains("No call in what was scanned is guarded.", run.Output);
    }

    [Fact]
    public async Task Line_without_a_site_names_the_lines_that_have_one()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var run = await Tool.RunAsync("explain", folder.Combine("Orders.cs") + ":1", "--loose");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The file has some on lines 13, 17, 23", run.Error);
    }

    [Fact]
    public async Task Without_a_project_explain_asks_for_loose()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var run = await Tool.RunAsync("explain", folder.Combine("Orders.cs") + ":17");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--loose", run.Error);
    }
}
