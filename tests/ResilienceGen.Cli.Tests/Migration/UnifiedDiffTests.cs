using System.Text;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

/// <summary>Git itself reads each patch: what it makes of the old text must be the new one.</summary>
public sealed class UnifiedDiffTests
{
    [Theory]
    [InlineData("one line", "a\nb\nc\n", "a\nB\nc\n")]
    [InlineData("first line", "a\nb\n", "A\nb\n")]
    [InlineData("last line without an end", "a\nb", "a\nB")]
    [InlineData("end of line added", "a\nb", "a\nb\n")]
    [InlineData("only insertion", "a\nb\n", "a\nx\ny\nb\n")]
    [InlineData("only deletion", "a\nx\ny\nb\n", "a\nb\n")]
    [InlineData("carriage returns", "a\r\nb\r\nc\r\n", "a\r\nB\r\nB2\r\nc\r\n")]
    [InlineData("two hunks", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\nX\n3\n4\n5\n6\n7\n8\n9\n10\nY\n12\n")]
    [InlineData("repeated lines", "{\n}\n{\n}\n{\n}\n", "{\n}\n{\n x\n}\n{\n}\n")]
    public async Task Git_applies_the_patch(string what, string before, string after) =>
        await AssertAppliesAsync("Some File.cs", before, after, what);

    [Fact]
    public async Task Git_applies_random_edits()
    {
        var random = new Random(20261);
        for (var round = 0; round < 15; round++)
        {
            var before = Enumerable.Range(0, random.Next(1, 60)).Select(_ => $"line {random.Next(8)}").ToList();
            var after = new List<string>(before);
            for (var edit = random.Next(1, 6); edit > 0 && after.Count > 0; edit--)
            {
                var place = random.Next(after.Count);
                if (random.Next(2) == 0) after.RemoveAt(place);
                else after.Insert(place, $"new {random.Next(8)}");
            }

            if (!before.SequenceEqual(after)) await AssertAppliesAsync("F.cs", string.Join('\n', before) + "\n", string.Join('\n', after) + "\n", $"round {round}");
        }
    }

    private static async Task AssertAppliesAsync(string name, string before, string after, string what)
    {
        using var folder = CodeFolder.With((name, before));
        var (header, hunks) = UnifiedDiff.Of(name, before, after);
        var patch = folder.Write("p.patch", Encoding.UTF8.GetBytes(header + hunks));
        var git = await Processes.RunAsync(folder.Root, "git", "apply", patch);
        Assert.True(git.ExitCode == 0, $"{what}: {git.Error}\n{header}{hunks}");
        Assert.Equal(after, folder.Read(name));
    }
}
