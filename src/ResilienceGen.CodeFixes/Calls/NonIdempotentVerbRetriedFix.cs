using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2001: says that the method is idempotent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NonIdempotentVerbRetriedFix))]
[Shared]
public sealed class NonIdempotentVerbRetriedFix() : MarkedMethodFix(RuleIds.NonIdempotentVerbRetried, "The service recognises a repeated request: mark the method [Idempotent]", KnownTypes.IdempotentAttribute)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Diagnostic.Properties.ContainsKey(HandlerResendsWrites.AtRegistration) ? [] : base.Changes(finding);
}
