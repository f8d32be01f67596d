using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>A short hash of a call. It tells calls of one member apart, nothing more.</summary>
internal static class CallHash
{
    private const int Bytes = 6;

    public static string Of(string text)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Take(Bytes).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    public static bool IsOne(string text) => text.Length == 2 * Bytes && text.All(digit => digit is >= '0' and <= '9' or >= 'a' and <= 'f');
}
