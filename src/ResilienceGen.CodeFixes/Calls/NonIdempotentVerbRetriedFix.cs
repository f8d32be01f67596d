using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2001: says that the method is idempotent. Only a person can know that, so no bulk tool may.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NonIdempotentVerbRetriedFix))]
[Shared]
public sealed class NonIdempotentVerbRetriedFix() : TextFix(RuleIds.NonIdempotentVerbRetried, "The service recognises a repeated request: mark the method [Idempotent]", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Diagnostic.Properties.ContainsKey(HandlerResendsWrites.AtRegistration)
            || finding.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax method
            || finding.TypeName(KnownTypes.IdempotentAttribute) is not { } attribute)
            return [];
        var lines = finding.Root.GetText().Lines;
        var line = lines.GetLineFromPosition(method.SpanStart);
        var before = line.ToString().Substring(0, method.SpanStart - line.Start);
        var separator = string.IsNullOrWhiteSpace(before) ? line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before : " ";
        return [new TextChange(new TextSpan(method.SpanStart, 0), $"[{attribute.Substring(0, attribute.Length - "Attribute".Length)}]{separator}")];
    }
}
