using System.Globalization;
using System.Text.RegularExpressions;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>What a target framework moniker means where no SDK is asked: which one to read and which symbols it defines.</summary>
internal static partial class TargetFrameworks
{
    private static readonly string[] ModernVersions = ["5.0", "6.0", "7.0", "8.0", "9.0", "10.0", "11.0"];
    private static readonly string[] CoreVersions = ["1.0", "1.1", "2.0", "2.1", "2.2", "3.0", "3.1"];
    private static readonly string[] StandardVersions = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1"];
    private static readonly string[] FrameworkVersions = ["2.0", "3.5", "4.0", "4.5", "4.5.1", "4.5.2", "4.6", "4.6.1", "4.6.2", "4.7", "4.7.1", "4.7.2", "4.8", "4.8.1"];

    /// <summary>The newest of a list of monikers, one without a platform before one with: the references we have are those of the newest .NET.</summary>
    public static string? Newest(string list) =>
        Newest(list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).OfType<Moniker>());

    /// <summary>The one of several monikers that a project with the wanted moniker refers to: the same, or else the newest that it can use.</summary>
    public static string? Nearest(IEnumerable<string> monikers, string? wanted)
    {
        var parsed = monikers.Select(Parse).OfType<Moniker>().ToArray();
        return wanted is null || Parse(wanted) is not { } target
            ? Newest(parsed)
            : parsed.FirstOrDefault(moniker => moniker.Text == wanted)?.Text ?? Newest(parsed.Where(moniker => IsUsable(moniker, target)));
    }

    private static bool IsUsable(Moniker moniker, Moniker target) =>
        moniker.Family == Family.Standard || (moniker.Family <= target.Family && moniker.Version <= target.Version && moniker.Family != Family.Framework);

    private static string? Newest(IEnumerable<Moniker> monikers) =>
        monikers
            .OrderByDescending(moniker => moniker.Family)
            .ThenByDescending(moniker => moniker.Version)
            .ThenBy(moniker => moniker.Platform.Length > 0)
            .FirstOrDefault()?.Text;

    /// <summary>Whether a moniker names something older than this version of .NET.</summary>
    public static bool IsBefore(string? moniker, int majorVersion) =>
        moniker is not null && Parse(moniker) is { } parsed && (parsed.Family != Family.Modern || parsed.Version.Major < majorVersion);

    /// <summary>The preprocessor symbols the SDK defines for a moniker.</summary>
    public static IEnumerable<string> Symbols(string? moniker)
    {
        if (moniker is null || Parse(moniker) is not { } parsed) return [];
        return parsed.Family switch
        {
            Family.Modern => ["NET", "NETCOREAPP", .. Own("NET", parsed), .. OrGreater("NET", parsed, ModernVersions), .. OrGreater("NETCOREAPP", parsed, CoreVersions), .. Platform(parsed)],
            Family.Core => ["NETCOREAPP", .. Own("NETCOREAPP", parsed), .. OrGreater("NETCOREAPP", parsed, CoreVersions)],
            Family.Standard => ["NETSTANDARD", .. Own("NETSTANDARD", parsed), .. OrGreater("NETSTANDARD", parsed, StandardVersions)],
            _ => ["NETFRAMEWORK", $"NET{parsed.Version.ToString().Replace(".", "", StringComparison.Ordinal)}", .. FrameworkVersions.Where(version => Number(version) <= parsed.Version).Select(version => $"NET{version.Replace(".", "", StringComparison.Ordinal)}_OR_GREATER")],
        };
    }

    /// <summary>The moniker of the old project format's version, <c>v4.7.2</c>.</summary>
    public static string? FromVersion(string version) =>
        version.Length > 1 && version[0] == 'v' ? "net" + version[1..].Replace(".", "", StringComparison.Ordinal) : null;

    private static string[] Own(string prefix, Moniker moniker) => [$"{prefix}{moniker.Version.Major}_{moniker.Version.Minor}"];

    private static IEnumerable<string> OrGreater(string prefix, Moniker moniker, string[] versions) =>
        versions.Where(version => Number(version) <= moniker.Version)
            .Select(version => $"{prefix}{version.Replace('.', '_')}_OR_GREATER");

    private static string[] Platform(Moniker moniker) => moniker.Platform.Length == 0 ? [] : [moniker.Platform.ToUpperInvariant()];

    private static Version Number(string version) => Version.Parse(version);

    private static Moniker? Parse(string text)
    {
        if (FrameworkMoniker().Match(text) is { Success: true } framework)
            return new Moniker(text, Family.Framework, Number(string.Join('.', framework.Groups["digits"].Value.ToCharArray())), "");
        if (DottedMoniker().Match(text) is not { Success: true } match) return null;
        var version = Number(match.Groups["version"].Value);
        var platform = PlatformName().Match(match.Groups["platform"].Value).Value;
        return match.Groups["family"].Value.ToLower(CultureInfo.InvariantCulture) switch
        {
            "netstandard" => new Moniker(text, Family.Standard, version, platform),
            "netcoreapp" => new Moniker(text, Family.Core, version, platform),
            _ => new Moniker(text, version.Major >= 5 ? Family.Modern : Family.Framework, version, platform),
        };
    }

    [GeneratedRegex(@"^net(?<digits>[1-4]\d{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex FrameworkMoniker();

    [GeneratedRegex(@"^(?<family>netstandard|netcoreapp|net)(?<version>\d+\.\d+)(-(?<platform>.+))?$", RegexOptions.IgnoreCase)]
    private static partial Regex DottedMoniker();

    [GeneratedRegex("^[a-z]+", RegexOptions.IgnoreCase)]
    private static partial Regex PlatformName();

    // In rising order of closeness to the references we have.
    private enum Family
    {
        Framework,
        Standard,
        Core,
        Modern,
    }

    private sealed record Moniker(string Text, Family Family, Version Version, string Platform);
}
