using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>
/// RSG3002: leaves out the handler that is added on top of another one, where it has no settings of its own and its chain makes the client. Those of the
/// other one then hold for this client, so a person decides.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandlerLeftOutFix))]
[Shared]
public sealed class HandlerLeftOutFix() : TextFix(RuleIds.HandlerAddedTwice, "Leave this handler out", runsUnattended: false, "LeftOut")
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Invocation is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: StandardHandler.Add, Expression: InvocationExpressionSyntax before } } handler
        // Nothing goes on with it: what follows may be there for this handler only.
        && handler.Parent is not MemberAccessExpressionSyntax && FluentCalls.IsDiscarded(handler, finding.Model)
        && MakesClient(before)
        && !handler.ContainsDirectives
        && TextSpan.FromBounds(before.Span.End, handler.Span.End) is var link && !Comments.LieIn(link, finding.Root)
            ? [new TextChange(link, "")]
            : [];

    // A handler that an own extension method adds may be the only one of other clients.
    private static bool MakesClient(ExpressionSyntax chain)
    {
        for (var link = chain; link is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } }; link = receiver)
        {
            if (name == RegistrationNames.AddHttpClient) return true;
        }

        return false;
    }
}
