using System.Reflection;
using System.Text.Json;

namespace Samples.Demo;

/// <summary>One call site as the tool reports it.</summary>
internal sealed record Site(string Member, string Verdict, string Reason, string? Rule);

/// <summary>The <c>resilience</c> tool, started as its users start it.</summary>
internal static class Tool
{
    private const int Done = 0;
    private const int OnlyRefusalsLeft = 3;

    private static readonly string Assembly = Path.GetFullPath(
        typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "Tool").Value!);

    public static async Task<IReadOnlyList<Site>> ScanAsync(ClientCopy client, CancellationToken cancellationToken)
    {
        var json = await DotNet.RequireAsync(client.Folder, cancellationToken, Assembly, "scan", client.Project, "--format", "json");
        using var report = JsonDocument.Parse(json);
        return report.RootElement.GetProperty("sites").Deserialize<List<Site>>(JsonSerializerOptions.Web)
            ?? throw new DemoException("The scan lists no call sites.");
    }

    /// <summary>Rewrites what can be rewritten safely; what is left needs a person.</summary>
    public static async Task MigrateAsync(ClientCopy client, CancellationToken cancellationToken)
    {
        var result = await DotNet.RunAsync(client.Folder, cancellationToken, Assembly, "migrate", client.Project, "--apply");
        if (result.ExitCode is not (Done or OnlyRefusalsLeft))
            throw new DemoException($"resilience migrate ended with {result.ExitCode}:\n{result.Output}{result.Errors}");
    }
}
