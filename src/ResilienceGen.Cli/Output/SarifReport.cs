using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>The gaps as SARIF 2.1.0, for code-scanning services.</summary>
internal static class SarifReport
{
    private const string Root = "SRCROOT";

    public static void Write(ScanResult result, TextWriter output)
    {
        var gaps = result.Sites.Where(site => site is { Verdict: VerdictKind.Gap, Rule: not null }).ToArray();
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = Driver() },
                ["originalUriBaseIds"] = new JsonObject { [Root] = new JsonObject { ["uri"] = new Uri(Path.Join(result.Root, "/")).AbsoluteUri } },
                ["invocations"] = new JsonArray(Invocation(result)),
                ["results"] = Array(gaps.Zip(Fingerprints.Of(gaps), (gap, fingerprint) => Result(gap, fingerprint, result.HasBaseline))),
                ["columnKind"] = "utf16CodeUnits",
            }),
        };
        output.WriteLine(JsonText.Of(log));
    }

    private static JsonObject Driver() => new()
    {
        ["name"] = "ResilienceGen",
        ["version"] = ToolVersion.Text,
        ["rules"] = Array(RuleCatalog.All.Select(rule => new JsonObject
        {
            ["id"] = rule.Id,
            ["shortDescription"] = Text(rule.Title.ToString(CultureInfo.InvariantCulture)),
            ["fullDescription"] = Text(rule.Description.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } description ? description : rule.Title.ToString(CultureInfo.InvariantCulture)),
            ["helpUri"] = rule.HelpLinkUri,
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.DefaultSeverity) },
        })),
    };

    private static JsonObject Result(Site site, string fingerprint, bool hasBaseline)
    {
        var rule = RuleCatalog.All.FirstOrDefault(rule => rule.Id == site.Rule);
        var result = new JsonObject
        {
            ["ruleId"] = site.Rule,
            ["level"] = Level(rule?.DefaultSeverity ?? DiagnosticSeverity.Warning),
            ["message"] = Text($"{site.Callee} in {site.Type}.{site.Member}: {rule?.Title.ToString(CultureInfo.InvariantCulture) ?? "gap"} ({site.Reason})."),
            ["locations"] = new JsonArray(Location(site.File, site.Line, site.Column)),
            ["partialFingerprints"] = new JsonObject { ["resilienceGap/v1"] = fingerprint },
            ["relatedLocations"] = Array(site.Evidence.Where(step => step.File is not null).Select(Related)),
        };
        var index = RuleCatalog.All.ToList().FindIndex(rule => rule.Id == site.Rule);
        if (index >= 0) result["ruleIndex"] = index;
        if (hasBaseline) result["baselineState"] = site.Acceptance is null ? "new" : "unchanged";
        if (site.Acceptance is { } acceptance) result["suppressions"] = new JsonArray(Suppression(acceptance));
        return result;
    }

    // Marked and not left out: a service that tracks findings would otherwise see them come and go with the baseline.
    private static JsonObject Suppression(string reason)
    {
        var suppression = new JsonObject { ["kind"] = "external", ["status"] = "accepted" };
        if (reason.Length > 0) suppression["justification"] = reason;
        return suppression;
    }

    private static JsonObject Related(SiteEvidence step)
    {
        var location = Location(step.File!, step.Line!.Value, null);
        location["message"] = Text(step.Text);
        return location;
    }

    private static JsonObject Location(string file, int line, int? column)
    {
        var region = new JsonObject { ["startLine"] = line };
        if (column is not null) region["startColumn"] = column;
        var uri = string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
        return new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = uri, ["uriBaseId"] = Root },
                ["region"] = region,
            },
        };
    }

    private static JsonObject Invocation(ScanResult result) => new()
    {
        ["executionSuccessful"] = !result.IsIncomplete,
        ["toolExecutionNotifications"] = Array(result.Notices.Select(notice => new JsonObject
        {
            ["level"] = notice.Level == NoticeLevel.Info ? "note" : notice.Level.ToString().ToLowerInvariant(),
            ["message"] = Text(notice.ToString()),
        })),
    };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
