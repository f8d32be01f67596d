using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

/// <summary>What a verification must not overlook: somebody else wrote to the files in between.</summary>
public sealed class VerificationTests
{
    [Theory]
    [InlineData("", "1 calls were edited, but the gap went from 2 to 2.")]
    [InlineData("class Broken { Unheard of; }", "CS0246")]
    [InlineData("<<<<<<< ours\n", "holds a conflict marker.")]
    public async Task Difference_is_found(string added, string problem)
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var before = Load(folder);
        var result = await new Migrator(before, Obstacle.ToApply, Silent).RunAsync(_ => true, CancellationToken.None);
        Applier.Apply(result);
        folder.Write("Orders.cs", added.Length == 0 ? Clients.WithPath : $"{folder.Read("Orders.cs")}\n{added}");
        var verification = await Verification.RunAsync(before, result.GapsBefore, result, Load(folder), Silent, CancellationToken.None);
        Assert.Contains(verification.Problems, found => found.Contains(problem, StringComparison.Ordinal));
    }

    private static Progress Silent { get; } = new(TextWriter.Null, false);

    private static LoadedSolution Load(CodeFolder folder) => LooseLoader.Load(Target.Parse(folder.Root), Silent, CancellationToken.None);
}
