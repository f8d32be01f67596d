using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>RSG3002: takes out the handlers that the client has already, so that the last one is the only one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandlerAddedTwiceFix))]
[Shared]
public sealed class HandlerAddedTwiceFix() : TextFix(RuleIds.HandlerAddedTwice, "Take out the handlers before it", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Invocation is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var added } } second
        && RegistrationNames.Handlers.ContainsKey(added)
        && StandardHandler.CanRemove(finding.Model.Compilation)
            ? [FluentChain.Insert(second, RegistrationNames.RemoveAll + "()", finding.Root.GetText())]
            : [];
}
