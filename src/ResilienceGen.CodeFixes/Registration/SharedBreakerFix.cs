using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>RSG3003: gives each host a pipeline of its own. Budgets and limits that were meant for all hosts together are then counted for each, so a person chooses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SharedBreakerFix))]
[Shared]
public sealed class SharedBreakerFix() : TextFix(RuleIds.SharedBreaker, "Use a pipeline for each host", runsUnattended: false)
{
    private const string Selection = "SelectPipelineByAuthority";

    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Invocation is { } handler
        && finding.Model.GetTypeInfo(handler, finding.CancellationToken).Type is { } builder
        && !finding.Model.LookupSymbols(handler.SpanStart, builder, Selection, includeReducedExtensionMethods: true).IsEmpty
            ? [FluentChain.Append(handler, Selection + "()", finding.Root.GetText())]
            : [];
}
