using System.Globalization;

namespace Samples.Demo;

/// <summary>The client at one moment: what the scan proved and what the run measured.</summary>
internal sealed record Snapshot(IReadOnlyList<Site> Sites, Measurement Measured)
{
    public int Gaps => Sites.Count(site => site.Verdict == "gap");
}

/// <summary>Before and after, side by side.</summary>
internal static class Report
{
    public static void Print(Snapshot before, Snapshot after)
    {
        Row("", "before", "after");
        Row("calls that bypass the path", before.Gaps, after.Gaps);
        Row("calls made", before.Measured.Calls, after.Measured.Calls);
        Row("calls that succeeded", Percent(before.Measured.SuccessRate), Percent(after.Measured.SuccessRate));
        Row("calls that failed", before.Measured.Failed, after.Measured.Failed);
        Row("attempts (requests the server saw)", before.Measured.Requests, after.Measured.Requests);
        Row("  of them POST and PATCH", before.Measured.Writes, after.Measured.Writes);
        Row("breaker transitions", before.Measured.Transitions, after.Measured.Transitions);
        Row("time", Seconds(before.Measured.Elapsed), Seconds(after.Measured.Elapsed));
        Console.WriteLine();
        Console.WriteLine(Takeaway(before, after));
    }

    private static string Takeaway(Snapshot before, Snapshot after)
    {
        var writes = after.Measured.Writes == before.Measured.Writes ? "no write was sent twice" : "WRITES WERE SENT AGAIN";
        return $"{before.Gaps - after.Gaps} of {before.Gaps} bypassing calls now take the path the client already had: "
            + $"{Percent(before.Measured.SuccessRate)} -> {Percent(after.Measured.SuccessRate)} of the calls succeed, and {writes}.";
    }

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    private static void Row(string what, object before, object after) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {what,-36}{before,10}{after,10}"));
}
