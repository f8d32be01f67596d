using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>
/// Reads a call so that it stays the same when it is moved, laid out anew, commented, or when what it names is renamed locally,
/// and differs when another request is sent. A local stands for the value it was given: an extracted variable changes nothing,
/// another request in a variable of the same name does.
/// </summary>
internal sealed class CallText
{
    // A local of a local of a local says little about the request, and an edit there should not make the call a new one.
    private const int MaximumDepth = 2;

    private readonly StringBuilder _text = new();
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly CallNames _names;
    private int _depth;

    private CallText(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
        _names = new CallNames(call.SyntaxTree, call.Span);
    }

    public static string Of(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        var reader = new CallText(call, model, cancellationToken);
        reader.Read(call);
        return reader._text.ToString();
    }

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var own }:
                Read(own);
                break;
            case MemberAccessExpressionSyntax { Expression: { } scope, Name: var name } access when IsQualification(access, scope):
                Read(name);
                break;
            case QualifiedNameSyntax { Right: var right }:
                Read(right);
                break;
            case AliasQualifiedNameSyntax { Name: var aliased }:
                Read(aliased);
                break;
            // Whether a call can be cancelled is no part of what it sends.
            case ArgumentSyntax { Expression: { } value } when _model.GetTypeInfo(value, _cancellationToken).ConvertedType is { Name: "CancellationToken" }:
                break;
            case IdentifierNameSyntax { Parent: not NameColonSyntax } identifier when _model.GetSymbolInfo(identifier, _cancellationToken).Symbol is { } symbol && CallNames.IsLocal(symbol):
                ReadLocal(symbol);
                break;
            default:
                foreach (var child in node.ChildNodesAndTokens())
                {
                    if (child.AsNode() is { } inner) Read(inner);
                    else Read(child.AsToken());
                }

                break;
        }
    }

    private void Read(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.CommaToken)) return;
        if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is not SimpleNameSyntax && _model.GetDeclaredSymbol(token.Parent!, _cancellationToken) is { } declared && CallNames.IsLocal(declared))
            ReadLocal(declared);
        else
            Write(TextOf(token));
    }

    private void ReadLocal(ISymbol symbol)
    {
        if (_depth < MaximumDepth && !_names.IsInside(symbol) && InitializerOf(symbol) is { } value)
        {
            _depth++;
            Read(value);
            _depth--;
        }
        else
        {
            Write(_names.Of(symbol));
        }
    }

    // A layout can change line breaks and indentation inside a literal without changing its value.
    private static string TextOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => "$\"",
        SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken => "\"",
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => $"\"{token.ValueText.Replace("\r\n", "\n")}\"",
        SyntaxKind.InterpolatedStringTextToken => token.ValueText.Replace("\r\n", "\n"),
        SyntaxKind.IdentifierToken => token.ValueText,
        _ => token.Text,
    };

    private bool IsQualification(MemberAccessExpressionSyntax access, ExpressionSyntax scope) =>
        scope is NameSyntax or MemberAccessExpressionSyntax
        && (_model.GetSymbolInfo(access, _cancellationToken).Symbol is INamespaceOrTypeSymbol
            || _model.GetSymbolInfo(scope, _cancellationToken).Symbol is INamespaceSymbol);

    private SyntaxNode? InitializerOf(ISymbol symbol) =>
        symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
        && reference.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;

    private void Write(string text) => _text.Append(text).Append(' ');
}
