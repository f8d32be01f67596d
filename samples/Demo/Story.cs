namespace Samples.Demo;

/// <summary>Scan, migrate, build and run: the whole way of a client onto its own resilient path, on temporary copies.</summary>
internal static class Story
{
    public static async Task TellAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("samples/ActivityClient has a path that retries and a circuit breaker, and most of its endpoints bypass both.");
        Console.WriteLine();
        var source = Path.Combine(RepositoryRoot(), "samples", "ActivityClient");
        using var before = ClientCopy.Of(source);
        using var after = ClientCopy.Of(source);
        await Task.WhenAll(before.BuildAsync(cancellationToken), after.RestoreAsync(cancellationToken));

        Console.WriteLine("1  resilience scan ActivityClient.csproj");
        var migration = Tool.MigrateAsync(after, cancellationToken);
        var scan = Tool.ScanAsync(before, cancellationToken);
        await Task.WhenAll(scan, migration);
        var found = await scan;
        DescribeSites(found);

        Console.WriteLine("2  resilience migrate ActivityClient.csproj --apply");
        await after.BuildAsync(cancellationToken);
        var left = await Tool.ScanAsync(after, cancellationToken);
        DescribeRest(found, left);

        Console.WriteLine("3  both builds against a server on loopback that fails from a fixed seed: 503, dropped connections, slow answers, an outage");
        Console.WriteLine();
        var runs = await Task.WhenAll(Measurement.TakeAsync(before, cancellationToken), Measurement.TakeAsync(after, cancellationToken));
        Report.Print(new Snapshot(found, runs[0]), new Snapshot(left, runs[1]));
    }

    private static void DescribeSites(IReadOnlyList<Site> sites)
    {
        foreach (var group in sites.GroupBy(Describe).OrderByDescending(group => group.Count()))
            Console.WriteLine($"   {group.Count(),3}  {group.Key}");
        Console.WriteLine();
    }

    private static string Describe(Site site) => site.Rule switch
    {
        null => site.Verdict,
        "RSG1001" => "gap: bypasses the path, the fix is safe (RSG1001)",
        _ => $"gap: bypasses the path, a person must decide ({site.Rule})",
    };

    private static void DescribeRest(IReadOnlyList<Site> found, IReadOnlyList<Site> left)
    {
        Console.WriteLine($"   {Gaps(found).Count() - Gaps(left).Count(),3}  calls rewritten, and the client still builds");
        foreach (var group in Gaps(left).GroupBy(site => site.Reason).OrderByDescending(group => group.Count()))
            Console.WriteLine($"   {group.Count(),3}  left to a person ({group.Key}): {string.Join(", ", group.Select(site => site.Member))}");
        Console.WriteLine();
    }

    private static IEnumerable<Site> Gaps(IReadOnlyList<Site> sites) => sites.Where(site => site.Verdict == "gap");

    private static string RepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "ResilienceGen.sln")))
                return folder;
        throw new DemoException("The demo runs inside a clone of the repository only: it works on samples/ActivityClient.");
    }
}
