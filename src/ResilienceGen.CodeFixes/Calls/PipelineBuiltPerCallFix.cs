using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2014: builds the pipeline once, in a static field. From then on its breaker is shared by all instances, so a person decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PipelineBuiltPerCallFix))]
[Shared]
public sealed class PipelineBuiltPerCallFix() : TextFix(RuleIds.PipelineBuiltPerCall, "Build it once, in a static field", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Declaration.Variables: [{ Initializer.Value: var value } variable], Parent: BlockSyntax block } declaration
            || declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method
            || value.DescendantTrivia().Any(trivia => trivia.IsDirective)
            || finding.Model.GetTypeInfo(value, finding.CancellationToken).ConvertedType is not { } built
            || UsesMethod(value, finding)
            || FreeName(variable.Identifier.ValueText, type) is not { } name)
            return [];
        var text = finding.Root.GetText();
        var line = text.Lines.GetLineFromPosition(method.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, method.SpanStart));
        if (indentation.Trim().Length > 0) return [];
        var newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var field = $"private static readonly {built.ToMinimalDisplayString(finding.Model, method.SpanStart)} {name} = {value};{newLine}{newLine}{indentation}";
        return
        [
            new TextChange(new TextSpan(method.SpanStart, 0), field),
            new TextChange(StatementLines.Of(declaration, text), ""),
            .. Uses(block, variable, finding).Select(use => new TextChange(use.Span, name)),
        ];
    }

    private static IEnumerable<IdentifierNameSyntax> Uses(BlockSyntax block, VariableDeclaratorSyntax variable, Finding finding)
    {
        var local = finding.Model.GetDeclaredSymbol(variable, finding.CancellationToken);
        return block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => SymbolEqualityComparer.Default.Equals(finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol, local));
    }

    // Locals, parameters, type parameters and the instance are not there when the field is initialised.
    private static bool UsesMethod(ExpressionSyntax value, Finding finding) => value.DescendantNodesAndSelf().Any(node =>
        node is ThisExpressionSyntax or BaseExpressionSyntax || (node is SimpleNameSyntax name && UsesMethod(name, value, finding)));

    private static bool UsesMethod(SimpleNameSyntax name, ExpressionSyntax value, Finding finding) => finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol switch
    {
        (ILocalSymbol or IParameterSymbol or IRangeVariableSymbol) and var symbol => !symbol.DeclaringSyntaxReferences.Any(reference => value.Span.Contains(reference.Span)),
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } => true,
        IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } or IMethodSymbol { IsStatic: false } or IEventSymbol { IsStatic: false } => !IsOnAnother(name),
        _ => false,
    };

    // builder.Build, options.Delay, and the settings of an initializer.
    private static bool IsOnAnother(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Left: var target } => target == name,
        _ => false,
    };

    private static string? FreeName(string local, TypeDeclarationSyntax type)
    {
        var name = char.ToUpperInvariant(local[0]) + local.Substring(1);
        return type.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name) ? null : name;
    }
}
