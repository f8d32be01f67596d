using System.Globalization;
using Samples.Shared;

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
        Row("  of them writes, which are sent once", FailedWrites(before), FailedWrites(after));
        Row("attempts (requests the server saw)", before.Measured.Requests.Count, after.Measured.Requests.Count);
        Row("  of them POST and PATCH", Writes(before), Writes(after));
        Row("breaker transitions", before.Measured.Transitions, after.Measured.Transitions);
        Row("time", Seconds(before.Measured.Elapsed), Seconds(after.Measured.Elapsed));
        Console.WriteLine();
        Console.WriteLine(Takeaway(before, after));
    }

    private static string Takeaway(Snapshot before, Snapshot after)
    {
        var writes = Writes(after) == Writes(before) ? "no write was sent twice" : "WRITES WERE SENT AGAIN";
        return $"{before.Gaps - after.Gaps} of {before.Gaps} bypassing calls now take the path the client already had: "
            + $"{Percent(before.Measured.SuccessRate)} -> {Percent(after.Measured.SuccessRate)} of the calls succeed, and {writes}.";
    }

    private static int Writes(Snapshot snapshot) => snapshot.Measured.Writes.Count();

    private static int FailedWrites(Snapshot snapshot) => snapshot.Measured.Writes.Count(request => request.Fault != Fault.None);

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    private static void Row(string what, object before, object after) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {what,-38}{before,10}{after,10}"));
}
