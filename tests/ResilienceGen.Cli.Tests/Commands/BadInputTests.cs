using System.Text;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Commands;

/// <summary>Whatever lies in the folder: a message with place and remedy, a documented exit code, and the rest is still served.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task Path_that_does_not_exist_is_named()
    {
        var run = await Tool.ScanAsync("/nowhere/at/all");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: /nowhere/at/all: no such file or folder. Name a", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Empty_folder_is_named()
    {
        using var folder = new CodeFolder();
        var run = await Tool.ScanAsync(folder.Root);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("holds no C# source file", run.Error);
    }

    [Fact]
    public async Task Folder_without_a_project_asks_for_loose()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        var run = await Tool.RunAsync("scan", folder.Root);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--loose", run.Error);
    }

    [Fact]
    public async Task File_of_another_kind_is_refused()
    {
        using var folder = CodeFolder.With(("notes.txt", "x"));
        var run = await Tool.ScanAsync(folder.Combine("notes.txt"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("not a C# project or solution", run.Error);
    }

    [Fact]
    public async Task Project_that_is_not_xml_is_read_with_defaults_and_others_are_served()
    {
        using var folder = CodeFolder.With(
            ("bad/Bad.csproj", "this is no xml"), ("bad/Bare.cs", Clients.Bare), ("good/Good.csproj", CodeFolder.SdkProject), ("good/Bare.cs", Clients.Bare));
        var run = await Tool.ScanAsync(folder.Root);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Bad.csproj: cannot be read as a project", run.Error);
        Assert.Equal(["bad/Bare.cs", "good/Bare.cs"], run.Sites.Select(site => site.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task Syntax_errors_are_told_and_the_rest_is_scanned()
    {
        using var folder = CodeFolder.With(("Broken.cs", "class Broken { void M( { if } }"), ("Bare.cs", Clients.Bare));
        var run = await Tool.ScanAsync(folder.Root);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Broken.cs(1)", run.Error);
        Assert.Contains("syntax error", run.Error);
        Assert.Single(run.Sites);
    }

    [Fact]
    public async Task File_in_another_encoding_is_read_and_told()
    {
        using var folder = new CodeFolder();
        folder.Write("Latin.cs", Clients.Bare + "// caf\u00e9", Encoding.Latin1);
        folder.Write("Wide.cs", Clients.Bare.Replace("Bare", "Wide", StringComparison.Ordinal), Encoding.Unicode);
        var run = await Tool.ScanAsync(folder.Root);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Latin.cs: is not UTF-8; read as Latin-1", run.Error);
        Assert.Equal(2, run.Sites.Count);
    }

    [Fact]
    public async Task Solution_that_lists_a_missing_project_serves_the_others_and_returns_2()
    {
        using var folder = CodeFolder.With(
            ("All.slnx", """<Solution><Project Path="gone/Gone.csproj" /><Project Path="a/A.csproj" /></Solution>"""),
            ("a/A.csproj", CodeFolder.SdkProject), ("a/A.cs", Clients.Bare));
        var run = await Tool.ScanAsync(folder.Combine("All.slnx"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Gone.csproj: listed in the solution but not there", run.Error);
        Assert.Single(run.Sites);
    }

    [Fact]
    public async Task Missing_project_reference_is_told()
    {
        var project = CodeFolder.SdkProject.Replace("</Project>", """<ItemGroup><ProjectReference Include="../gone/Gone.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal);
        using var folder = CodeFolder.With(("a/A.csproj", project), ("a/A.cs", Clients.Bare));
        var run = await Tool.ScanAsync(folder.Root);
        Assert.Contains("Gone.csproj, which is not there", run.Error);
        Assert.Single(run.Sites);
    }

    [Fact]
    public async Task Own_type_named_HttpClient_is_no_sink()
    {
        using var folder = CodeFolder.With(("A.cs", """
            namespace Mine;
            public class HttpClient { public System.Threading.Tasks.Task<string> GetStringAsync(string url) => throw new System.Exception(); }
            public class User { System.Threading.Tasks.Task<string> M(HttpClient client) => client.GetStringAsync("x"); }
            """));
        Assert.Empty((await Tool.ScanAsync(folder.Root)).Sites);
    }
}
