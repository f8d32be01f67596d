using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2103: spreads the retries of callers that failed together, by jitter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutJitterFix))]
[Shared]
public sealed class RetryWithoutJitterFix() : TextFix(RuleIds.RetryWithoutJitter, "Set UseJitter = true", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Diagnostic.Properties.ContainsKey(RetryWithoutJitter.JitterKey)
        && finding.Invocation?.ArgumentList.Arguments.LastOrDefault()?.Expression is BaseObjectCreationExpressionSyntax options
        && OptionsInitializer.With(options, "UseJitter", "true") is { } change
            ? [change]
            : [];
}
