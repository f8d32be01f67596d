using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Withhold;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Verdicts;

/// <summary>Turns a verdict into the diagnostic that reports it.</summary>
internal static class GapDiagnostics
{
    public const string ReasonKey = "reason";
    public const string VerbKey = "verb";

    public static Diagnostic? Of(SiteVerdict verdict) => verdict.RuleId switch
    {
        RuleIds.CallBypassesPath => Create(GapRules.CallBypassesPath, verdict, verdict.CalleeName, verdict.Path!.Name, Description(verdict)),
        RuleIds.CallBypassesPathManual => Create(GapRules.CallBypassesPathManual, verdict, verdict.CalleeName, verdict.Path!.Name, Description(verdict), ReasonTexts.All[verdict.Reason]),
        RuleIds.NoPathInClient => Create(GapRules.NoPathInClient, verdict, verdict.CalleeName, verdict.Type.Name),
        _ => null,
    };

    private static Diagnostic Create(DiagnosticDescriptor rule, SiteVerdict verdict, params object[] words) =>
        Diagnostic.Create(
            rule,
            verdict.Location,
            verdict.Path?.Location is { } path ? [path] : [],
            Properties(verdict),
            words);

    private static ImmutableDictionary<string, string?> Properties(SiteVerdict verdict)
    {
        var properties = Route.ToProperties(verdict.Route is { } route ? [route] : verdict.Proposals).ToBuilder();
        properties.Add(ReasonKey, verdict.Reason);
        properties.Add(VerbKey, verdict.Verb);
        return properties.ToImmutable();
    }

    private static string Description(SiteVerdict verdict) => verdict.Path!.Describe(verdict.Type);
}
