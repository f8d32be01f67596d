using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2003: reads the stream into memory before the first attempt. How large it may be is known to a person only, so no bulk tool may.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContentCannotBeReplayedFix))]
[Shared]
public sealed class ContentCannotBeReplayedFix() : TextFix(RuleIds.ContentCannotBeReplayed, "Read the stream into memory first", runsUnattended: false)
{
    private const string Buffer = "buffer";

    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not ObjectCreationExpressionSyntax { Initializer: null } content
            || finding.Model.GetSymbolInfo(finding.Node, finding.CancellationToken).Symbol is not { } stream
            || finding.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Body: { } body } method
            || !method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || ((CSharpParseOptions)method.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8
            || (stream is IParameterSymbol && !SymbolEqualityComparer.Default.Equals(stream.ContainingSymbol, finding.Model.GetDeclaredSymbol(method, finding.CancellationToken)))
            || Before(content, stream, body, finding.CancellationToken) is not { } statement
            || LocalName.IsUsed([method], Buffer)
            || !IsAnyContent(content, body, finding)
            || finding.TypeName("System.IO.MemoryStream") is not { } memory
            || finding.TypeName("System.Net.Http.ByteArrayContent") is not { } bytes)
            return [];
        var layout = Layout.Of(statement);
        var read = $"using var {Buffer} = new {memory}();{layout.NewLine}{layout.Indentation}await {finding.Node}.CopyToAsync({string.Join(", ", [Buffer, .. Token(method, finding)])});{layout.NewLine}{layout.Indentation}";
        return [new TextChange(new TextSpan(statement.SpanStart, 0), read), new TextChange(content.Span, $"new {bytes}({Buffer}.ToArray())")];
    }

    // The statement of the block in which the stream is known that holds all attempts, which may be in a loop or in a lambda.
    private static StatementSyntax? Before(SyntaxNode content, ISymbol stream, BlockSyntax body, CancellationToken cancellationToken)
    {
        var block = stream is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(cancellationToken) is { Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax declaring } } ? declaring
            : stream is ILocalSymbol ? null
            : body;
        var statement = content.Ancestors().OfType<StatementSyntax>().FirstOrDefault(ancestor => ancestor.Parent == block);
        return statement?.Ancestors().TakeWhile(ancestor => ancestor != body).Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) == false ? statement : null;
    }

    // Where it is known as a StreamContent, no other content will do.
    private static bool IsAnyContent(ExpressionSyntax content, BlockSyntax body, Finding finding) =>
        content.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } variable }
            ? body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Identifier.ValueText).All(name => IsContent(name, finding))
            : IsContent(content, finding);

    private static bool IsContent(ExpressionSyntax value, Finding finding) =>
        !finding.Model.GetTypeInfo(value, finding.CancellationToken).ConvertedType.Is(KnownTypes.StreamContent);

    // Older frameworks cannot stop a copy.
    private static IEnumerable<string> Token(MethodDeclarationSyntax method, Finding finding) =>
        finding.Model.LookupSymbols(method.SpanStart, finding.Model.GetTypeInfo(finding.Node, finding.CancellationToken).Type, nameof(Stream.CopyToAsync))
            .OfType<IMethodSymbol>().Any(copy => copy.Parameters is [_, var token] && Shapes.IsToken(token))
            ? finding.Model.GetDeclaredSymbol(method, finding.CancellationToken)!.Parameters.Where(Shapes.IsToken).Take(1).Select(parameter => parameter.Name)
            : [];
}
