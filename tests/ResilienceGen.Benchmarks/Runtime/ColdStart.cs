using System.Diagnostics;

namespace ResilienceGen.Benchmarks.Runtime;

/// <summary>Construction and first call, each in a process of its own; what an empty process costs is taken off.</summary>
internal static class ColdStart
{
    private const int Rounds = 15;

    public static void Run(TextWriter output)
    {
        Run(output, "first call in a fresh process", afterHttpClient: false);
        Run(output, "the same where an HttpClient has been made before, which sets up the metrics of the process", afterHttpClient: true);
    }

    private static void Run(TextWriter output, string title, bool afterHttpClient)
    {
        string[] subjects = ["raw", "generated", "polly"];
        var times = subjects.ToDictionary(subject => subject, _ => new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var subject in subjects) times[subject].Add(Start(subject, afterHttpClient));
        }

        var raw = Measure.Median(times["raw"]);
        var generated = Measure.Median(times["generated"]) - raw;
        var polly = Measure.Median(times["polly"]) - raw;
        output.WriteLine($"{title}: {generated / polly:0.00} of Polly's (goal <= 0.10); generated {generated.TotalMilliseconds:0.0} ms, Polly {polly.TotalMilliseconds:0.0} ms");
    }

    /// <summary>What the child process does: makes the subject and calls it once, and prints how much processor time that took.</summary>
    public static async Task ChildAsync(string subject, bool afterHttpClient)
    {
        if (afterHttpClient) new HttpClient().Dispose();
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        IQuotes quotes = subject switch
        {
            "generated" => new ResilientQuotes(new Quotes()),
            "polly" => new PollyQuotes(new Quotes()),
            _ => new Quotes(),
        };
        await quotes.GetAsync(1);
        process.Refresh();
        Console.Write((process.TotalProcessorTime - before).Ticks);
    }

    private static TimeSpan Start(string subject, bool afterHttpClient)
    {
        string[] self = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. self, "cold-start", subject, afterHttpClient.ToString()]) { RedirectStandardOutput = true })!;
        var ticks = long.Parse(child.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
        child.WaitForExit();
        return TimeSpan.FromTicks(ticks);
    }
}
