using Microsoft.CodeAnalysis;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>A name for the token of an attempt that nothing else at the place has.</summary>
internal static class TokenName
{
    private static readonly string[] Names = ["token", "attemptToken", "attemptCancellationToken"];

    public static string Free(SemanticModel model, int position, IReadOnlyCollection<SyntaxNode> code)
    {
        return Names.Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => Names[0] + number)).First(name => !IsUsed(code, name) && !IsTaken(name));

        bool IsTaken(string name) => model.LookupSymbols(position, name: name)
            .Any(symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol);
    }

    public static bool IsUsed(IEnumerable<SyntaxNode> code, string name) =>
        code.Any(part => part.DescendantTokens().Any(token => token.ValueText == name));
}
