using System.Text.RegularExpressions;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>Evaluates a <c>Condition</c> attribute: comparisons, <c>Exists</c>, <c>and</c>, <c>or</c>, <c>!</c> and parentheses.</summary>
internal sealed partial class ProjectCondition
{
    private readonly string[] _tokens;
    private readonly string _folder;
    private int _next;

    private ProjectCondition(string[] tokens, string folder)
    {
        _tokens = tokens;
        _folder = folder;
    }

    /// <param name="condition">The text with its properties expanded; null or empty holds.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    /// <returns>Whether it holds. What cannot be read does not hold.</returns>
    public static bool Holds(string? condition, string folder)
    {
        if (string.IsNullOrWhiteSpace(condition)) return true;
        return new ProjectCondition([.. Tokens().Matches(condition).Select(match => match.Value)], folder).Or();
    }

    private bool Or()
    {
        var value = And();
        while (Accept("or")) value |= And();
        return value;
    }

    private bool And()
    {
        var value = Unary();
        while (Accept("and")) value &= Unary();
        return value;
    }

    private bool Unary()
    {
        if (Accept("!")) return !Unary();
        if (Accept("("))
        {
            var value = Or();
            Accept(")");
            return value;
        }

        var left = Operand();
        if (left.Equals("Exists", StringComparison.OrdinalIgnoreCase) && Accept("("))
        {
            var path = Path.Combine(_folder, Operand().Replace('\\', Path.DirectorySeparatorChar));
            Accept(")");
            return File.Exists(path) || Directory.Exists(path);
        }

        return Comparison(left);
    }

    private bool Comparison(string left)
    {
        if (Accept("==")) return left.Equals(Operand(), StringComparison.OrdinalIgnoreCase);
        if (Accept("!=")) return !left.Equals(Operand(), StringComparison.OrdinalIgnoreCase);
        foreach (var comparison in new[] { "<=", ">=", "<", ">" })
        {
            if (Accept(comparison)) return Ordered(left, comparison, Operand());
        }

        return left.Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Ordered(string left, string comparison, string right)
    {
        if (!Version.TryParse(Dotted(left), out var first) || !Version.TryParse(Dotted(right), out var second)) return false;
        var order = first.CompareTo(second);
        return comparison switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 };
    }

    private static string Dotted(string number) => number.Contains('.') ? number.TrimStart('v') : number + ".0";

    private string Operand() => _next < _tokens.Length ? _tokens[_next++].Trim('\'') : "";

    private bool Accept(string token)
    {
        if (_next >= _tokens.Length || !_tokens[_next].Equals(token, StringComparison.OrdinalIgnoreCase)) return false;
        _next++;
        return true;
    }

    [GeneratedRegex(@"'[^']*'|==|!=|<=|>=|[<>!()]|[^\s'()!=<>]+")]
    private static partial Regex Tokens();
}
