using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2005: gives the call the token of its callback, and the guard the token that the call had before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallbackIgnoresTokenFix))]
[Shared]
public sealed class CallbackIgnoresTokenFix() : TextFix(RuleIds.CallbackIgnoresToken, "Pass the callback's token", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (CallSite.Find(finding.Root, finding.Diagnostic.Location.SourceSpan, finding.Model, finding.CancellationToken) is not { } site
            || CallbackTokens.Around(site.Operation) is not { } callback
            || callback.Parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(finding.CancellationToken) is not ParameterSyntax parameter
            || ToGuard(site, callback) is not { } outer)
            return [];

        var name = parameter.Identifier.ValueText;
        var changes = new List<TextChange>(outer);
        if (name == "_")
        {
            name = LocalName.ForToken(finding.Model, parameter.SpanStart, [callback.Lambda.Syntax]);
            changes.Add(new TextChange(parameter.Identifier.Span, name));
        }

        var token = HttpTypes.IsCancellationToken(callback.Parameter.Type) ? name : $"{name}.CancellationToken";
        if (site.Argument(Shapes.IsToken) is { } passed) return [.. changes, new TextChange(passed.Syntax.Expression.Span, token)];
        return TokenParameter.Addable(site) is { } label ? [.. changes, Append(site.Invocation.ArgumentList, label + token)] : [];
    }

    // What could cancel the call before must be able to afterwards: null where it could not.
    private static IReadOnlyList<TextChange>? ToGuard(CallSite site, CallbackToken callback)
    {
        if (site.Token is not { } used) return [];
        if (callback.OuterToken is { } passed)
            return site.Model.GetOperation(used, site.CancellationToken) is { } operation && CallbackTokens.IsSame(passed, operation) ? [] : null;
        if (callback.Call.Syntax is not InvocationExpressionSyntax guard || TokenOverload.Of(callback.Call.TargetMethod) is not { } method) return null;
        if (callback.Lambda.Syntax.Span.Contains(DeclarationOf(used, site)) || guard.ArgumentList.Arguments.Any(argument => argument.NameColon is not null)) return null;
        var place = method.Parameters.First(Shapes.IsToken).Ordinal - (callback.Call.TargetMethod.ReducedFrom is null ? 0 : 1);
        return guard.ArgumentList.Arguments.Count == place ? [Append(guard.ArgumentList, used.ToString())] : null;
    }

    // A variable of the callback cannot be named outside it.
    private static int DeclarationOf(ExpressionSyntax token, CallSite site) =>
        site.Model.GetSymbolInfo(token, site.CancellationToken).Symbol is { } symbol
            ? symbol.DeclaringSyntaxReferences.FirstOrDefault(reference => reference.SyntaxTree == site.Model.SyntaxTree)?.Span.Start ?? -1
            : -1;

    private static TextChange Append(ArgumentListSyntax list, string argument) =>
        new(new TextSpan(list.CloseParenToken.SpanStart, 0), list.Arguments.Count == 0 ? argument : ", " + argument);
}
