using System.Globalization;
using System.Net;

namespace ResilienceGen.Cli.Reports;

/// <summary>The small parts that the page is made of. Whatever comes from the code is encoded.</summary>
internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A number for an attribute: with a point in every culture.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>The share of each bucket.</summary>
    public static string Bar(IEnumerable<Bucket> buckets, bool isTall = false)
    {
        Bucket[] shown = [.. buckets.Where(bucket => bucket.Count > 0)];
        var parts = shown.Select(bucket => $"""<i class="{bucket.Style}" style="flex:{bucket.Count}" title="{bucket.Count} {bucket.Label}"></i>""");
        return $"""<div class="bar{(isTall ? " tall" : "")}" role="img" aria-label="{string.Join(", ", shown.Select(bucket => $"{bucket.Count} {bucket.Label}"))}">{string.Concat(parts)}</div>""";
    }

    public static string Tile(Bucket bucket) =>
        $"""<div class="tile {bucket.Style}"><b>{bucket.Count}</b><span>{bucket.Label}</span></div>""";

    /// <summary>A ring that is closed as far as the calls are covered.</summary>
    public static string Ring(double percent)
    {
        const double circumference = 2 * Math.PI * 76;
        var filled = Number(circumference * percent / 100);
        return $"""
            <svg class="ring" viewBox="0 0 180 180" role="img" aria-label="coverage {Percent(percent)}">
              <circle cx="90" cy="90" r="76" fill="none" stroke="var(--track)" stroke-width="16"/>
              <circle cx="90" cy="90" r="76" fill="none" stroke="var(--call)" stroke-width="16" stroke-linecap="{(percent > 0 ? "round" : "butt")}" stroke-dasharray="{filled} {Number(circumference)}" transform="rotate(-90 90 90)"/>
              <text x="90" y="97">{Percent(percent)}</text><text class="small" x="90" y="118">covered</text>
            </svg>
            """;
    }
}
