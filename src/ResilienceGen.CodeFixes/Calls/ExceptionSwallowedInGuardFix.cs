using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2010: lets the exception pass. Callers then see a failure they did not see before, so no bulk tool may.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptionSwallowedInGuardFix))]
[Shared]
public sealed class ExceptionSwallowedInGuardFix() : TextFix(RuleIds.ExceptionSwallowedInGuard, "Let the exception pass", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Node is CatchClauseSyntax { Block.Statements: [.., ReturnStatementSyntax { ContainsDirectives: false } last] }
            ? [new TextChange(last.Span, "throw;")]
            : [];
}
