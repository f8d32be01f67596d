using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>An optional token at the end of a method's parameters, in all its declarations: calls stay as they are.</summary>
internal sealed class AddedToken
{
    private const string Name = "cancellationToken";

    private readonly Solution _solution;
    private readonly IReadOnlyList<MethodDeclarationSyntax> _declarations;

    private AddedToken(Solution solution, IReadOnlyList<MethodDeclarationSyntax> declarations)
    {
        _solution = solution;
        _declarations = declarations;
    }

    /// <summary>The plan; null where a declaration cannot be changed, or where some use of the method would no longer compile.</summary>
    public static async Task<AddedToken?> PlanAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var declarations = new List<MethodDeclarationSyntax>();
        foreach (var symbol in (await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellationToken).ConfigureAwait(false)).Prepend(method))
        {
            // The generator writes its wrapper again.
            if (GeneratedByUs.Is(symbol.ContainingType)) continue;
            if (symbol is not IMethodSymbol declared || Declaration(declared, cancellationToken) is not { } declaration || solution.GetDocument(declaration.SyntaxTree) is null) return null;
            if (!await OnlyCalls.AreMadeOfAsync(declared, solution, cancellationToken).ConfigureAwait(false)) return null;
            declarations.Add(declaration);
        }

        return new AddedToken(solution, declarations);
    }

    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var solution = _solution;
        foreach (var file in _declarations.GroupBy(declaration => declaration.SyntaxTree))
        {
            var document = solution.GetDocument(_solution.GetDocument(file.Key)!.Id)!;
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changes = file.OrderBy(declaration => declaration.SpanStart).Select(declaration => Change(declaration, model!));
            solution = solution.WithDocumentText(document.Id, text.WithChanges(changes));
        }

        return solution;
    }

    // Nobody can leave the argument of an explicit implementation out.
    private static TextChange Change(MethodDeclarationSyntax declaration, SemanticModel model)
    {
        var list = declaration.ParameterList;
        var type = model.Compilation.GetTypeByMetadataName(KnownTypes.CancellationToken)!.ToMinimalDisplayString(model, list.SpanStart);
        var separator = list.Parameters.Count == 0 ? "" : ", ";
        var defaultValue = declaration.ExplicitInterfaceSpecifier is null ? " = default" : "";
        return new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), $"{separator}{type} {Name}{defaultValue}");
    }

    // An override, an overload or another interface would have to change as well.
    private static MethodDeclarationSyntax? Declaration(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration
        && (method.ContainingType.TypeKind == TypeKind.Interface || method is { IsVirtual: false, IsAbstract: false, IsOverride: false })
        && !method.Parameters.Any(parameter => parameter.IsParams)
        && method.ContainingType.GetMembers(method.Name).Length == 1
        && Contracts(method) <= 1
        && !LocalName.IsUsed([declaration], Name)
            ? declaration
            : null;

    private static int Contracts(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers())
            .Count(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
