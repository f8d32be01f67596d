using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Testing;
using FileOptions = ResilienceGen.Analyzers.Tests.MigrationGap.FileOptions;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Analyzers.Options.OptionNotUnderstood>;

namespace ResilienceGen.Analyzers.Tests.Options;

/// <summary>RSG0006: an option that means nothing.</summary>
public sealed class OptionNotUnderstoodTests
{
    private static readonly CSharpCompilation Project = TestCompilation.Create("class A;", "class B;");

    [Theory]
    [InlineData("resiliencegen.required", "retry, braker", "'braker' is none of retry, breaker, timeout")]
    [InlineData("resiliencegen.sinks", "Acme.PaymentClient", "'Acme.PaymentClient' is neither 'M:Namespace.Type.Method' nor 'T:Namespace.Type'")]
    [InlineData("resiliencegen.paths", "T:Acme.Retrying | M:", "'M:' is neither 'M:Namespace.Type.Method' nor 'T:Namespace.Type'")]
    [InlineData("resiliencegen.test_code", "skip", "'skip' is none of exempt, judge")]
    [InlineData("resiliencegen.exempt", "yes", "'yes' is none of true, false")]
    [InlineData("resiliencegen.strict_stale", "1", "'1' is none of true, false")]
    [InlineData("resiliencegen.probes", "none", "'none' is none of exempt, judge")]
    [InlineData("resiliencegen.breaker_counts", "tries", "'tries' is none of attempts, calls")]
    [InlineData("resiliencegen.unsafe_verbs", "PUT, POTS", "'POTS' is none of PUT, DELETE")]
    [InlineData("resiliencegen.reading_segments", "report, v1/export", "'v1/export' is no single segment of an address")]
    public async Task Value_that_is_no_value_is_named(string key, string value, string problem)
    {
        foreach (var isGlobal in new[] { true, false })
            Assert.Equal($"The option '{key} = {value}' is not understood: {problem}", Assert.Single(await ReportedAsync(key, value, isGlobal)));
    }

    [Fact]
    public async Task Key_that_nobody_reads_is_named_with_those_that_are() =>
        Assert.Equal(
            "The option 'resiliencegen.sink = T:A' is not understood: no rule reads this key; there are resiliencegen.breaker_counts, resiliencegen.exempt, resiliencegen.paths, resiliencegen.probes, resiliencegen.reading_segments, "
            + "resiliencegen.required, resiliencegen.sinks, resiliencegen.strict_stale, resiliencegen.test_code, resiliencegen.unsafe_verbs",
            Assert.Single(await ReportedAsync("resiliencegen.sink", "T:A", isGlobal: false)));

    [Theory]
    [InlineData("resiliencegen.required", "Retry|breaker")]
    [InlineData("resiliencegen.required", "")]
    [InlineData("resiliencegen.sinks", "T:Nobody.Knows, M:This.One")]
    [InlineData("resiliencegen.test_code", "Judge")]
    [InlineData("resiliencegen.unsafe_verbs", "put | Delete")]
    [InlineData("resiliencegen.reading_segments", "report")]
    [InlineData("resiliencegen.exempt", "TRUE ")]
    [InlineData("resilience.required", "nonsense")]
    [InlineData("dotnet_diagnostic.RSG1001.severity", "error")]
    public async Task What_is_understood_or_not_ours_is_silent(string key, string value) =>
        Assert.Empty(await Verify.DiagnosticsAsync(Project, FileOptions.Of(key, value)));

    private static async Task<IEnumerable<string>> ReportedAsync(string key, string value, bool isGlobal) =>
        (await Verify.DiagnosticsAsync(Project, FileOptions.Of(key, value, isGlobal))).Select(diagnostic => diagnostic.GetMessage());
}
