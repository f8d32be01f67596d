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
        await before.BuildAsync(cancellationToken);
        await after.BuildAsync(cancellationToken);

        Console.WriteLine("1  resilience scan ActivityClient.csproj");
        var found = await Tool.ScanAsync(before, cancellationToken);
        DescribeSites(found);

        Console.WriteLine("2  resilience migrate ActivityClient.csproj --apply");
        await Tool.MigrateAsync(after, cancellationToken);
        await after.BuildAsync(cancellationToken);
        var left = await Tool.ScanAsync(after, cancellationToken);
        DescribeRest(left);

        Console.WriteLine("3  both builds against a server on loopback that fails from a fixed seed: 503, dropped connections, slow answers, an outage");
        Console.WriteLine();
        var measuredBefore = await Measurement.TakeAsync(before, cancellationToken);
        var measuredAfter = await Measurement.TakeAsync(after, cancellationToken);
        Report.Print(new Snapshot(found, measuredBefore), new Snapshot(left, measuredAfter));
    }

    private static void DescribeSites(IReadOnlyList<Site> sites)
    {
        foreach (var group in sites.GroupBy(site => (site.Verdict, site.Rule)).OrderBy(group => group.Key))
            Console.WriteLine($"   {group.Count(),3}  {group.Key.Verdict} {group.Key.Rule}");
        Console.WriteLine();
    }

    private static void DescribeRest(IReadOnlyList<Site> sites)
    {
        foreach (var group in sites.Where(site => site.Verdict == "gap").GroupBy(site => site.Reason).OrderByDescending(group => group.Count()))
            Console.WriteLine($"   {group.Count(),3}  left for a person: {group.Key}");
        Console.WriteLine();
    }

    private static string RepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "ResilienceGen.sln")))
                return folder;
        throw new DemoException("The demo runs inside a clone of the repository only: it works on samples/ActivityClient.");
    }
}
