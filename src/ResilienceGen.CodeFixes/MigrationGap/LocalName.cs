using Microsoft.CodeAnalysis;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Names for locals and parameters that nothing else at the place has.</summary>
internal static class LocalName
{
    private static readonly string[] TokenNames = ["token", "attemptToken", "attemptCancellationToken"];

    /// <summary>A name for the token of an attempt.</summary>
    public static string ForToken(SemanticModel model, int position, IReadOnlyCollection<SyntaxNode> code) => Free(TokenNames, model, position, code);

    /// <summary>The first wish that is free, else the first one with a number.</summary>
    public static string Free(IReadOnlyList<string> wishes, SemanticModel model, int position, IReadOnlyCollection<SyntaxNode> code)
    {
        return wishes.Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => wishes[0] + number)).First(name => !IsUsed(code, name) && !IsTaken(name));

        bool IsTaken(string name) => model.LookupSymbols(position, name: name)
            .Any(symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol);
    }

    public static bool IsUsed(IEnumerable<SyntaxNode> code, string name) =>
        code.Any(part => part.DescendantTokens().Any(token => token.ValueText == name));
}
