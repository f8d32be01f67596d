using System.Text.Json;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Output;

public sealed class SarifTests
{
    [Fact]
    public async Task Log_has_version_schema_rules_and_one_result_per_gap()
    {
        using var folder = CodeFolder.With(("My File.cs", Clients.WithPath));
        var log = await LogAsync(folder);
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.EndsWith("sarif-2.1.0.json", log.GetProperty("$schema").GetString());
        var run = log.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToArray();
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["RSG1001", "RSG1002"], results.Select(result => result.GetProperty("ruleId").GetString()));
        Assert.All(results, result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.All(rules, rule => Assert.StartsWith("https://", rule.GetProperty("helpUri").GetString()));
    }

    [Fact]
    public async Task Place_is_a_relative_uri_with_line_and_column()
    {
        using var folder = CodeFolder.With(("My File.cs", Clients.WithPath));
        var place = (await LogAsync(folder)).GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("My%20File.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(17, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.True(place.GetProperty("region").GetProperty("startColumn").GetInt32() > 1);
    }

    [Fact]
    public async Task Fingerprint_survives_moved_and_reformatted_code()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.WithPath));
        var before = await FingerprintsAsync(folder);
        folder.Write("A.cs", "\n\n// moved\n" + Clients.WithPath.Replace("(url, cancellationToken); //", "(\n url,\n  cancellationToken ); //", StringComparison.Ordinal));
        Assert.Equal(before, await FingerprintsAsync(folder));
    }

    [Fact]
    public async Task Equal_calls_in_one_member_have_different_fingerprints()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare.Replace("=> _http.GetStringAsync(url);", "{ _http.GetStringAsync(url); return _http.GetStringAsync(url); }", StringComparison.Ordinal)));
        var fingerprints = await FingerprintsAsync(folder);
        Assert.Equal(2, fingerprints.Distinct().Count());
    }

    [Fact]
    public async Task Accepted_gap_stays_in_the_log_as_suppressed_and_a_new_one_is_called_new()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        await Tool.RunAsync("baseline", "init", folder.Root, "--loose", "--reason", "legacy");
        folder.Write("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal));
        var results = (await LogAsync(folder)).GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["unchanged", "new"], results.Select(result => result.GetProperty("baselineState").GetString()));
        var suppression = Assert.Single(results[0].GetProperty("suppressions").EnumerateArray());
        Assert.Equal(("external", "legacy"), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()));
        Assert.False(results[1].TryGetProperty("suppressions", out _));
    }

    [Fact]
    public async Task Without_a_baseline_no_result_has_a_state()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        Assert.False((await LogAsync(folder)).GetProperty("runs")[0].GetProperty("results")[0].TryGetProperty("baselineState", out _));
    }

    private static async Task<JsonElement> LogAsync(CodeFolder folder) =>
        (await Tool.RunAsync("scan", folder.Root, "--loose", "--format", "sarif")).Json;

    private static async Task<string[]> FingerprintsAsync(CodeFolder folder) =>
        [.. (await LogAsync(folder)).GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("resilienceGap/v1").GetString()!)];
}
