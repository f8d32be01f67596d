using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>The values of policies as the generator writes them into C#, turned into what the runtime will hold.</summary>
internal static class GeneratedValue
{
    public static object? Read(string text, Type type) => Read(SyntaxFactory.ParseExpression(text), type);

    private static object? Read(ExpressionSyntax expression, Type type)
    {
        if (type == typeof(ErrorList)) return ErrorList.Named(Items(expression).OfType<TypeOfExpressionSyntax>().Select(item => Name(item.Type)));
        if (type == typeof(IReadOnlyList<int>)) return Items(expression).Select(item => (int)Read(item, typeof(int))!).ToArray();
        if (type.IsEnum) return EnumOf(expression, type);
        return Convert.ChangeType(Number(expression), type, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A type as its users know it, without what generated code needs to be certain.</summary>
    public static string Name(TypeSyntax type) => type.ToString().Replace("global::", "", StringComparison.Ordinal);

    private static object EnumOf(ExpressionSyntax expression, Type type) => expression switch
    {
        MemberAccessExpressionSyntax member => Enum.Parse(type, member.Name.Identifier.ValueText),
        CastExpressionSyntax cast => Enum.ToObject(type, Number(cast.Expression)!),
        _ => throw Unexpected(expression),
    };

    private static object? Number(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value,
        ParenthesizedExpressionSyntax inner => Number(inner.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => Number(negative.Operand) switch
        {
            int number => -number,
            uint number => checked((int)-(long)number),
            double number => -number,
            _ => throw Unexpected(expression),
        },
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name switch
        {
            nameof(double.NaN) => double.NaN,
            nameof(double.PositiveInfinity) => double.PositiveInfinity,
            nameof(double.NegativeInfinity) => double.NegativeInfinity,
            _ => throw Unexpected(expression),
        },
        _ => throw Unexpected(expression),
    };

    private static IEnumerable<ExpressionSyntax> Items(ExpressionSyntax expression) =>
        expression is ArrayCreationExpressionSyntax { Initializer.Expressions: var items } ? items : [];

    private static InvalidOperationException Unexpected(ExpressionSyntax expression) => new($"The generator is not known to write '{expression}' as a value.");
}
