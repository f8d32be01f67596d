using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Commands;

/// <summary>Two branches that both change the baseline merge without a person, by real git.</summary>
public sealed class BaselineMergeTests
{
    [Fact]
    public async Task Union_merge_of_two_branches_accepts_what_either_accepted()
    {
        using var folder = CodeFolder.With((".gitattributes", "resilience.baseline.txt merge=union\n"), ("A.cs", Client("A")), ("M.cs", Client("M")));
        await GitAsync(folder, "init", "-q", "-b", "main");
        await BaselineAsync(folder, "init");
        await CommitAsync(folder);

        await GitAsync(folder, "checkout", "-q", "-b", "ours");
        await AddAsync(folder, "B", "needed on our side");
        await GitAsync(folder, "checkout", "-q", "-b", "theirs", "main");
        System.IO.File.Delete(folder.Combine("A.cs"));
        await BaselineAsync(folder, "prune");
        await AddAsync(folder, "C", "needed on their side");
        await GitAsync(folder, "merge", "-q", "-m", "both", "ours");

        // What one side took out can come back beside what the other put in; that is stale and no failure.
        Assert.Equal(0, (await BaselineAsync(folder, "check")).ExitCode);
        await BaselineAsync(folder, "prune");
        Assert.Equal(0, (await BaselineAsync(folder, "check", "--strict-stale")).ExitCode);
        Assert.Equal(["M:App.B", "M:App.C", "M:App.M"], folder.Read("resilience.baseline.txt").Split('\n').Where(line => line.StartsWith("gap", StringComparison.Ordinal)).Select(line => line.Split(" | ")[1][..7]));
    }

    private static string Client(string name) => Clients.Bare.Replace("Bare", name, StringComparison.Ordinal);

    private static async Task AddAsync(CodeFolder folder, string name, string reason)
    {
        folder.Write($"{name}.cs", Client(name));
        await BaselineAsync(folder, "accept", "--all", "--reason", reason);
        await CommitAsync(folder);
    }

    private static async Task CommitAsync(CodeFolder folder)
    {
        await GitAsync(folder, "add", "-A");
        await GitAsync(folder, "commit", "-q", "-m", "change");
    }

    private static Task<ToolRun> BaselineAsync(CodeFolder folder, string verb, params string[] more) => Tool.RunAsync(["baseline", verb, folder.Root, "--loose", .. more]);

    private static async Task GitAsync(CodeFolder folder, params string[] arguments)
    {
        var run = await Processes.RunAsync(folder.Root, "git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }
}
