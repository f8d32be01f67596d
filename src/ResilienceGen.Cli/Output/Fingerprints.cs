using System.Security.Cryptography;
using System.Text;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>Identifies a finding by what it is and not by where it stands, so that moving or reformatting code keeps it the same.</summary>
internal static class Fingerprints
{
    /// <summary>One fingerprint per reported site, made of what a baseline files it under. Equal calls of one member are told apart by their order.</summary>
    public static IEnumerable<string> Of(IEnumerable<Site> sites)
    {
        var seen = new Dictionary<string, int>();
        foreach (var site in sites)
        {
            var key = string.Join('|', site.Key?.Family, site.Key?.Member, site.Key?.Callee, site.Key?.Hash);
            seen[key] = seen.GetValueOrDefault(key) + 1;
            yield return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{seen[key]}")))[..32].ToLowerInvariant();
        }
    }
}
