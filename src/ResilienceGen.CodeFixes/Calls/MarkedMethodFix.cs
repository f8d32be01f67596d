using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>A fix that marks the method with an attribute. Only a person can know whether what it says is true, so no bulk tool may.</summary>
public abstract class MarkedMethodFix : TextFix
{
    private readonly string _attribute;

    /// <summary>Creates the fix of one rule.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="title">What the light bulb says.</param>
    /// <param name="attribute">The full name of the attribute.</param>
    private protected MarkedMethodFix(string ruleId, string title, string attribute)
        : base(ruleId, title, runsUnattended: false, WithoutSuffix(attribute.Substring(attribute.LastIndexOf('.') + 1))) => _attribute = attribute;

    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax method || finding.TypeName(_attribute) is not { } attribute) return [];
        var lines = finding.Root.GetText().Lines;
        var line = lines.GetLineFromPosition(method.SpanStart);
        var before = line.ToString().Substring(0, method.SpanStart - line.Start);
        var separator = string.IsNullOrWhiteSpace(before) ? line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before : " ";
        return [new TextChange(new TextSpan(method.SpanStart, 0), $"[{WithoutSuffix(attribute)}]{separator}")];
    }

    private static string WithoutSuffix(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);
}
