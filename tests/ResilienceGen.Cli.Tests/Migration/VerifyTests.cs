using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

/// <summary>After the edits: was exactly that done, and can it be taken back?</summary>
public sealed class VerifyTests
{
    [Fact]
    public async Task Migration_is_verified_against_the_files_on_disk()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath), ("Bare.cs", Clients.Bare));
        var run = await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--verify", "--class", "Orders");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("verified: gaps of the whole target 3 -> 2, no new compile error", run.Output);
    }

    [Fact]
    public async Task Verification_needs_an_applied_migration()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        Assert.Equal(2, (await Tool.RunAsync("migrate", folder.Root, "--loose", "--plan", "--verify")).ExitCode);
    }

    [Fact]
    public async Task Undo_patch_takes_everything_back()
    {
        using var folder = CodeFolder.With(("src/Orders.cs", Clients.WithPath), ("src/Others.cs", Clients.WithPath.Replace("Orders", "Others", StringComparison.Ordinal)));
        await Tool.RunAsync("migrate", folder.Root, "--loose", "--apply", "--shard-by", "class", "--out", folder.Combine("out"));
        Assert.Contains(Clients.RoutedCall, folder.Read("src/Orders.cs"));
        var git = await Processes.RunAsync(folder.Root, "git", "apply", "out/migration.undo.patch");
        Assert.True(git.ExitCode == 0, git.Error);
        Assert.Equal(Clients.WithPath, folder.Read("src/Orders.cs"));
        Assert.DoesNotContain(Clients.RoutedCall, folder.Read("src/Others.cs"));
    }
}
