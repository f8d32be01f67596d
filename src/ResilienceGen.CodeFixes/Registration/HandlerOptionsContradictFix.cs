using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>RSG3004: writes a value that fits the others, in the proportions of the defaults. Which of the two was meant its author knows, so a person decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandlerOptionsContradictFix))]
[Shared]
public sealed class HandlerOptionsContradictFix() : ChosenFix(RuleIds.HandlerOptionsContradict)
{
    private protected override async Task<CodeAction?> ActionAsync(Document document, Finding finding)
    {
        if (!finding.Diagnostic.Properties.TryGetValue(HandlerOptionsContradict.Fitting, out var text)
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fitting)
            || finding.Node is not ExpressionSyntax value
            || Written(value, fitting, finding) is not var (code, shown))
            return null;
        var source = await document.GetTextAsync(finding.CancellationToken).ConfigureAwait(false);
        var changed = document.WithText(source.WithChanges(new TextChange(value.Span, code)));
        return await OfferAsync($"Set it to {shown}", changed, finding, RuleIds.HandlerOptionsContradict).ConfigureAwait(false);
    }

    private static (string Code, string Shown)? Written(ExpressionSyntax value, double fitting, Finding finding)
    {
        var type = finding.Model.GetTypeInfo(value, finding.CancellationToken).Type;
        if (type is { SpecialType: SpecialType.System_Int32 }) return (Number(fitting), Number(fitting));
        if (type?.Name != nameof(TimeSpan) || TypeName(value, finding) is not { } duration) return null;
        var isSeconds = fitting % 1000 == 0;
        return ($"{duration}.{(isSeconds ? nameof(TimeSpan.FromSeconds) : nameof(TimeSpan.FromMilliseconds))}({Number(isSeconds ? fitting / 1000 : fitting)})", Durations.Show(TimeSpan.FromMilliseconds(fitting)));
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    // As it is written now, where it is.
    private static string? TypeName(ExpressionSyntax value, Finding finding) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: TypeSyntax or MemberAccessExpressionSyntax } access } ? access.Expression.ToString() : finding.TypeName("System.TimeSpan");
}
