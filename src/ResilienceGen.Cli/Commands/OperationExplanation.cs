using ResilienceGen.Cli.Manifests;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Commands;

/// <summary><c>resilience explain IOrders.GetAsync</c>: what holds for one operation, or for all overloads of one name.</summary>
internal static class OperationExplanation
{
    public static int Explain(Manifest manifest, string name, ToolConsole console)
    {
        var found = All(manifest).Where(candidate => IsNamed(candidate.Home, candidate.Operation.Name, name)).ToArray();
        var passing = manifest.Interfaces
            .SelectMany(home => home.PassThrough.Select(method => (Home: home, Method: method)))
            .Where(candidate => IsNamed(candidate.Home, candidate.Method.Method, name))
            .ToArray();
        foreach (var (home, operation) in found) OperationReport.Write(home, operation, console.Output);
        foreach (var (home, method) in passing) OperationReport.Write(home, method, console.Output);
        if (found.Length + passing.Length > 0) return manifest.IsIncomplete ? ExitCodes.UsageOrToolFailure : ExitCodes.Done;

        var known = All(manifest).Select(candidate => $"{Short(candidate.Home.Name)}.{candidate.Operation.Name}").Distinct().ToArray();
        console.Fail($"{name}: no such operation.", known.Length == 0 ? "The target has no [Resilient] interface." : $"The target has {string.Join(", ", known)}.");
        return ExitCodes.UsageOrToolFailure;
    }

    private static IEnumerable<(ManifestInterface Home, ManifestOperation Operation)> All(Manifest manifest) =>
        manifest.Interfaces.SelectMany(home => home.Operations.Select(operation => (home, operation)));

    private static bool IsNamed(ManifestInterface home, string method, string name) =>
        new[] { home.Name, Short(home.Name), home.Endpoint }.Any(start => name == $"{start}.{method}" || name == $"{start}.{method.Split('(')[0]}");

    // Without namespace and type arguments.
    private static string Short(string name)
    {
        var plain = name.Split('<')[0];
        return plain[(plain.LastIndexOf('.') + 1)..];
    }
}
