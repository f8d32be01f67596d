using System.CommandLine;
using System.Text;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Manifests;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Commands;

/// <summary><c>resilience manifest</c>: what holds for every operation, or the schema of its configuration.</summary>
internal static class ManifestCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var configuration = SharedOptions.Configuration();
        var schema = new Option<bool>("--schema") { Description = "Write a JSON schema of the configuration section instead, with the endpoints and operations by name, for editors to complete." };
        var output = new Option<string?>("--output") { Description = "Write to this file instead of the screen.", HelpName = "file" };
        var command = new Command("manifest", $"Print what holds for every operation of a [Resilient] interface: each value with its source, and the worst case.\n\n{ExitCodes.Help}")
        {
            target, loose, configuration, schema, output,
        };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var manifest = await ReadAsync(Target.Parse(parsed.GetValue(target)!), parsed.GetValue(loose), parsed.GetValue(configuration) ?? [], console, cancellationToken);
            Write(parsed.GetValue(schema) ? ManifestReport.Text(ConfigurationSchema.Of(manifest)) : ManifestReport.Json(manifest), parsed.GetValue(output), console);
            return manifest.IsIncomplete ? ExitCodes.UsageOrToolFailure : ExitCodes.Done;
        }));
        return command;
    }

    /// <summary>Reads the manifest and says what was noticed on the way.</summary>
    public static async Task<Manifest> ReadAsync(Target target, bool loose, IEnumerable<string> configuration, ToolConsole console, CancellationToken cancellationToken)
    {
        var settings = ConfigurationFiles.Read(configuration);
        var loaded = await SolutionLoader.LoadAsync(target, loose, console.Progress, cancellationToken);
        var manifest = await ManifestReader.ReadAsync(loaded, settings, console.Progress, cancellationToken);
        console.Write(manifest.Notices);
        return manifest;
    }

    private static void Write(string text, string? file, ToolConsole console)
    {
        if (file is null) console.Output.Write(text);
        else AtomicFile.Write(Path.GetFullPath(file), Encoding.UTF8.GetBytes(text));
    }
}
