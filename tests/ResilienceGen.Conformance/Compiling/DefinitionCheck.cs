using Microsoft.CodeAnalysis;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;
using ResilienceGen.Conformance.Writing;

namespace ResilienceGen.Conformance.Compiling;

/// <summary>Compares what is reported about a definition with what must be; only rules that scenarios know count.</summary>
internal static class DefinitionCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(Scenario scenario)
    {
        var text = SourceWriter.Write(scenario);
        var compilation = Compiler.Compile(Compiler.Parse(scenario.Id, text.ToString()));
        var reported = compilation.GetDiagnostics().AddRange(await Compiler.FindingsAsync(compilation));
        var expected = scenario.Expect!.Diagnostics!
            .Select(static diagnostic => new Finding(RuleMap.IdOf(diagnostic.Rule), diagnostic.Severity, Service.BareTypes(diagnostic.At)))
            .ToHashSet();
        var found = reported.Where(static diagnostic => RuleMap.Knows(diagnostic.Id)).Select(diagnostic => Locate(diagnostic, text)).ToHashSet();
        return
        [
            .. expected.Except(found).Select(static finding => $"{finding} expected, but not reported"),
            .. found.Except(expected).Select(static finding => $"{finding} reported, but not expected"),
            .. reported.Where(IsForeignError).Select(static diagnostic => $"does not compile: {diagnostic}"),
        ];
    }

    private static Finding Locate(Diagnostic diagnostic, OwnedText text)
    {
        var owner = text.OwnerOf(diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        return new Finding(diagnostic.Id, SeverityOf(diagnostic), Service.BareTypes(owner ?? "elsewhere"));
    }

    private static RuleSeverity SeverityOf(Diagnostic diagnostic) => diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => RuleSeverity.Error,
        DiagnosticSeverity.Warning => RuleSeverity.Warning,
        _ => RuleSeverity.Info,
    };

    private static bool IsForeignError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal) && !RuleMap.Knows(diagnostic.Id);

    private readonly record struct Finding(string Id, RuleSeverity Severity, string At)
    {
        public override string ToString() => $"{Id} ({Severity.ToString().ToLowerInvariant()}) at {At}";
    }
}
