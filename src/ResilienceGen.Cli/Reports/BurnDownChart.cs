using System.Collections.Immutable;
using System.Globalization;

namespace ResilienceGen.Cli.Reports;

/// <summary>The burn-down as inline SVG: steps, because between two commits nothing changed.</summary>
internal static class BurnDownChart
{
    private const double Width = 1040;
    private const double Height = 240;
    private const double Left = 44;
    private const double Right = 64;

    // The last count holds until today, wherever today is.
    private const double Tail = 20;
    private const double Top = 16;
    private const double Bottom = 30;

    public static string Draw(ImmutableArray<BurnDownPoint> points)
    {
        var top = NiceTop(points.Max(point => point.Entries));
        var (first, last) = (points[0].Time, points[^1].Time);
        var span = Math.Max((last - first).TotalSeconds, 1);
        var end = points[^1];
        var line = $"M{X(first)} {Y(points[0].Entries)}" + string.Concat(points.Skip(1).Select(point => $" H{X(point.Time)} V{Y(point.Entries)}")) + $" H{Html.Number(XOf(last) + Tail)}";
        return $"""
            <svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-label="accepted gaps from {points[0].Entries} to {end.Entries}">
            {string.Concat(new[] { 0, top / 2, top }.Select(value => $"""  <line class="grid" x1="{Left}" x2="{Width - Right}" y1="{Y(value)}" y2="{Y(value)}"/><text x="{Left - 8}" y="{YText(value)}" text-anchor="end">{value}</text>{"\n"}"""))}
              <path class="area" d="{line} V{Y(0)} H{X(first)} Z"/>
              <path class="line" d="{line}"/>
            {string.Concat(points.Select(point => $"""  <circle class="dot" cx="{X(point.Time)}" cy="{Y(point.Entries)}" r="3.5"><title>{Date(point.Time)}: {point.Entries}</title></circle>{"\n"}"""))}
              <text class="now" x="{Html.Number(XOf(last) + Tail + 8)}" y="{YText(end.Entries)}">{end.Entries}</text>
              <text x="{Left}" y="{Height - 8}">{Date(first)}</text><text x="{Width - Right}" y="{Height - 8}" text-anchor="end">{Date(last)}</text>
            </svg>
            """;

        double XOf(DateTimeOffset time) => Left + (Width - Left - Right) * (time - first).TotalSeconds / span;
        string X(DateTimeOffset time) => Html.Number(XOf(time));
        string Y(double entries) => Html.Number(YOf(entries));
        string YText(double entries) => Html.Number(YOf(entries) + 4);
        double YOf(double entries) => Height - Bottom - (Height - Top - Bottom) * entries / top;
    }

    // An even number, so that the line in the middle is a whole one too.
    private static int NiceTop(int most)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 2))));
        return new[] { 2, 4, 6, 8, 10, 20 }.Select(factor => (int)Math.Ceiling(factor * step / 2) * 2).First(top => top >= most);
    }

    private static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
