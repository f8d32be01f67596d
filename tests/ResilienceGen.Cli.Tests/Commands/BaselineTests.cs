using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Commands;

/// <summary>The ratchet from the command line: it grows by decision, shrinks by itself, and fails on what is new.</summary>
public sealed class BaselineTests
{
    private const string File = "resilience.baseline.txt";

    [Fact]
    public async Task Init_accepts_everything_and_check_passes()
    {
        using var folder = await StartAsync(("Orders.cs", Clients.WithPath));
        var lines = folder.Read(File).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("# resilience.baseline format 1", lines[0]);
        Assert.StartsWith("gap | M:App.Orders.BypassAsync(System.String,System.Threading.CancellationToken) | HttpClient.GetStringAsync | ", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
        var check = await BaselineAsync(folder, "check");
        Assert.Equal((0, "resilience.baseline.txt: 2 accepted, 0 new (0 moved), 0 stale\n"), (check.ExitCode, check.Output));
    }

    [Fact]
    public async Task Init_hints_at_the_merge_attribute_until_it_is_there()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        Assert.Contains("resilience.baseline.txt merge=union", (await BaselineAsync(folder, "init")).Error);
        folder.Write(".gitattributes", "resilience.baseline.txt merge=union\n");
        Assert.DoesNotContain("merge=union", (await BaselineAsync(folder, "init", "--force")).Error);
    }

    [Fact]
    public async Task Init_refuses_to_overwrite_and_force_keeps_reasons()
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write(File, folder.Read(File).Replace("RSG1003", "RSG1003 | until the host is moved", StringComparison.Ordinal));
        var refused = await BaselineAsync(folder, "init");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("is there already", refused.Error);
        folder.Write("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal));
        Assert.Equal(0, (await BaselineAsync(folder, "init", "--force", "--reason", "legacy")).ExitCode);
        Assert.Equal(["until the host is moved", "legacy"], Reasons(folder));
    }

    [Fact]
    public async Task Init_per_project_writes_beside_each_project_that_has_gaps()
    {
        using var folder = CodeFolder.With(
            ("a/A.csproj", CodeFolder.SdkProject), ("a/A.cs", Clients.Bare), ("b/B.csproj", CodeFolder.SdkProject), ("b/B.cs", "class B { }"));
        await BaselineAsync(folder, "init", "--per-project");
        Assert.True(System.IO.File.Exists(folder.Combine($"a/{File}")));
        Assert.False(System.IO.File.Exists(folder.Combine($"b/{File}")) || System.IO.File.Exists(folder.Combine(File)));
    }

    [Fact]
    public async Task Check_names_what_is_new_and_returns_1()
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal));
        var check = await BaselineAsync(folder, "check");
        Assert.Equal(1, check.ExitCode);
        Assert.StartsWith("B.cs:10: new RSG1003 App.Other.ReadAsync HttpClient.GetStringAsync\n", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_without_a_baseline_calls_everything_new()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        var check = await BaselineAsync(folder, "check");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("without a baseline: 0 accepted, 1 new", check.Output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--strict-stale")]
    public async Task Check_notes_stale_entries_and_fails_on_them_when_asked(int exitCode, params string[] options)
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write("A.cs", "class Empty { }");
        var check = await BaselineAsync(folder, ["check", .. options]);
        Assert.Equal(exitCode, check.ExitCode);
        Assert.StartsWith("resilience.baseline.txt:2: stale RSG1003 M:App.Bare.ReadAsync(System.String) HttpClient.GetStringAsync\n", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_helper_added_to_a_class_makes_no_failure()
    {
        using var folder = await StartAsync(("Orders.cs", Without(Clients.WithPath, "private static async Task<T> RetryAsync", "GuardedAsync")));
        Assert.Contains("RSG1003", folder.Read(File), StringComparison.Ordinal);
        var before = folder.Bytes(File);
        folder.Write("Orders.cs", Clients.WithPath);
        Assert.Contains("RSG1001", (await Tool.RunAsync("scan", folder.Root, "--loose")).Output);
        Assert.Equal(0, (await BaselineAsync(folder, "check", "--strict-stale")).ExitCode);
        await BaselineAsync(folder, "prune");
        Assert.Equal(before, folder.Bytes(File));
    }

    [Fact]
    public async Task Swap_of_one_call_for_another_is_new_and_stale()
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write("A.cs", Clients.Bare.Replace("GetStringAsync(url)", "GetStringAsync(url + \"/all\")", StringComparison.Ordinal));
        var check = await BaselineAsync(folder, "check");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("1 new (0 moved), 1 stale", check.Output);
    }

    [Fact]
    public async Task Reformatting_every_file_changes_no_line()
    {
        using var folder = await StartAsync(("Orders.cs", Clients.WithPath), ("Bare.cs", Clients.Bare));
        var before = folder.Bytes(File);
        foreach (var file in new[] { "Orders.cs", "Bare.cs" })
        {
            var root = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(folder.Read(file)).GetRoot();
            folder.Write(file, "// licence\r\n" + Microsoft.CodeAnalysis.SyntaxNodeExtensions.NormalizeWhitespace(root, "\t", "\r\n\r\n").ToFullString());
        }

        Assert.Equal(0, (await BaselineAsync(folder, "check", "--strict-stale")).ExitCode);
        await BaselineAsync(folder, "init", "--force");
        Assert.Equal(before, folder.Bytes(File));
    }

    [Fact]
    public async Task Prune_takes_out_what_is_stale_and_adds_nothing()
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare), ("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal)));
        folder.Write("A.cs", Clients.Bare.Replace("Bare", "Fresh", StringComparison.Ordinal));
        var prune = await BaselineAsync(folder, "prune");
        Assert.Equal((0, "resilience.baseline.txt: took out 1, 1 left\n"), (prune.ExitCode, prune.Output));
        Assert.Contains("App.Other", Assert.Single(Entries(folder)));
    }

    [Fact]
    public async Task Prune_of_a_part_of_what_shares_the_baseline_is_refused()
    {
        using var folder = CodeFolder.With(
            ("a/A.csproj", CodeFolder.SdkProject), ("a/A.cs", Clients.Bare), ("b/B.csproj", CodeFolder.SdkProject), ("b/B.cs", Clients.Bare));
        await BaselineAsync(folder, "init");
        var before = folder.Bytes(File);
        var prune = await Tool.RunAsync("baseline", "prune", folder.Combine("a/A.csproj"), "--loose");
        Assert.Equal(2, prune.ExitCode);
        Assert.Contains("1 more project uses this baseline (B.csproj)", prune.Error);
        Assert.Equal(before, folder.Bytes(File));
    }

    [Theory]
    [InlineData("--all")]
    [InlineData("--class", "Other")]
    [InlineData("--site", "B.cs:10")]
    public async Task Accept_adds_what_was_named_with_its_reason(params string[] selection)
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal));
        var accept = await BaselineAsync(folder, ["accept", "--reason", "one-off import", .. selection]);
        Assert.Equal((0, "resilience.baseline.txt: accepted 1, followed 0, 0 new left\n"), (accept.ExitCode, accept.Output));
        Assert.Equal(["", "one-off import"], Reasons(folder));
        Assert.Equal(0, (await BaselineAsync(folder, "check")).ExitCode);
    }

    [Theory]
    [InlineData("--class", "Nothing")]
    [InlineData("--site", "B.cs:11")]
    public async Task Accept_leaves_what_was_not_named(params string[] selection)
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal));
        await BaselineAsync(folder, ["accept", "--reason", "why", .. selection]);
        Assert.Single(Entries(folder));
    }

    [Theory]
    [InlineData("accept", "--all")]
    [InlineData("accept", "--reason", "why")]
    [InlineData("accept", "--all", "--reason", " ")]
    [InlineData("accept", "--all", "--reason", "two\nlines")]
    public async Task Accept_needs_a_reason_and_a_selection(params string[] arguments)
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        Assert.Equal(2, (await BaselineAsync(folder, arguments)).ExitCode);
    }

    [Fact]
    public async Task Accept_without_a_baseline_says_to_write_one()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        var accept = await BaselineAsync(folder, "accept", "--all", "--reason", "why");
        Assert.Equal(2, accept.ExitCode);
        Assert.Contains("baseline init", accept.Error);
    }

    [Fact]
    public async Task Renamed_member_is_offered_as_moved_and_followed()
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write(File, folder.Read(File).Replace("RSG1003", "RSG1003 | legacy", StringComparison.Ordinal));
        folder.Write("A.cs", Clients.Bare.Replace("ReadAsync", "FetchAsync", StringComparison.Ordinal));
        Assert.Contains("> M:App.Bare.ReadAsync(System.String) -> M:App.Bare.FetchAsync(System.String) | HttpClient.GetStringAsync", (await BaselineAsync(folder, "diff")).Output);
        Assert.Equal(1, (await BaselineAsync(folder, "check")).ExitCode);
        Assert.Equal("resilience.baseline.txt: accepted 0, followed 1, 0 new left\n", (await BaselineAsync(folder, "accept", "--moved")).Output);
        Assert.Equal(0, (await BaselineAsync(folder, "check", "--strict-stale")).ExitCode);
        Assert.Equal(["legacy"], Reasons(folder));
    }

    [Fact]
    public async Task Diff_shows_the_lines_that_would_come_and_go()
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write("A.cs", Clients.Bare.Replace("GetStringAsync", "GetByteArrayAsync", StringComparison.Ordinal).Replace("<string>", "<byte[]>", StringComparison.Ordinal));
        var lines = (await BaselineAsync(folder, "diff")).Output.Split('\n');
        Assert.Equal("--- resilience.baseline.txt", lines[0]);
        Assert.StartsWith("+ gap | M:App.Bare.ReadAsync(System.String) | HttpClient.GetByteArrayAsync |", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("- gap | M:App.Bare.ReadAsync(System.String) | HttpClient.GetStringAsync |", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("prune")]
    [InlineData("accept", "--all", "--reason", "why")]
    public async Task Unreadable_baseline_is_told_with_its_line_and_never_written(params string[] arguments)
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write(File, folder.Read(File) + "<<<<<<< ours\n");
        folder.Write("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal));
        var before = folder.Bytes(File);
        var run = await BaselineAsync(folder, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("resilience.baseline.txt(3): a conflict marker of a merge", run.Error);
        Assert.Equal(before, folder.Bytes(File));
    }

    [Fact]
    public async Task Baseline_of_a_newer_format_accepts_nothing_and_says_so()
    {
        using var folder = await StartAsync(("A.cs", Clients.Bare));
        folder.Write(File, folder.Read(File).Replace("format 1", "format 9", StringComparison.Ordinal));
        var scan = await Tool.ScanAsync(folder.Root, "--fail-on", "gap");
        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("format 9 is newer than format 1", scan.Error);
    }

    [Fact]
    public async Task Nearest_baseline_upwards_applies_but_none_from_outside_the_repository()
    {
        using var folder = CodeFolder.With((".git/HEAD", ""), ("src/a/A.csproj", CodeFolder.SdkProject), ("src/a/A.cs", Clients.Bare));
        await BaselineAsync(folder, "init");
        Assert.Equal(0, (await Tool.ScanAsync(folder.Combine("src/a"), "--fail-on", "gap")).ExitCode);
        folder.Write("src/.git", "gitdir: elsewhere");
        Assert.Equal(1, (await Tool.ScanAsync(folder.Combine("src/a"), "--fail-on", "gap")).ExitCode);
    }

    private static async Task<CodeFolder> StartAsync(params (string Path, string Text)[] files)
    {
        var folder = CodeFolder.With(files);
        Assert.Equal(0, (await BaselineAsync(folder, "init")).ExitCode);
        return folder;
    }

    private static Task<ToolRun> BaselineAsync(CodeFolder folder, params string[] arguments) =>
        Tool.RunAsync(["baseline", arguments[0], folder.Root, "--loose", .. arguments[1..]]);

    private static string[] Entries(CodeFolder folder) => [.. folder.Read(File).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static string[] Reasons(CodeFolder folder) => [.. Entries(folder).Select(line => line.Split(" | ") is [_, _, _, _, _, var reason] ? reason : "")];

    // The members whose declarations hold one of the texts are taken out.
    private static string Without(string source, params string[] texts)
    {
        var root = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(source).GetRoot();
        var members = root.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>().Where(member => texts.Any(member.ToString().Contains));
        return Microsoft.CodeAnalysis.SyntaxNodeExtensions.RemoveNodes(root, members, Microsoft.CodeAnalysis.SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
    }
}
