namespace ResilienceGen.Cli.Tests.Support;

/// <summary>The SDK on the command line. Tests that use it run one after another: they share two cores.</summary>
[CollectionDefinition(nameof(Sdk))]
public sealed class Sdk
{
    internal static async Task RunAsync(CodeFolder folder, string verb, params string[] more)
    {
        var target = Directory.EnumerateFiles(folder.Root, "*.slnx").FirstOrDefault() ?? folder.Root;
        var run = await Processes.RunAsync(folder.Root, "dotnet", [verb, target, "-v", "q", .. more]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }
}
