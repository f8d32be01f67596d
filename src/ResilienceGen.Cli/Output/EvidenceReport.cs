using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>One site with its chain of evidence, as text.</summary>
internal static class EvidenceReport
{
    public static void Write(Site site, TextWriter output)
    {
        output.WriteLine($"{site.File}:{site.Line}: {site.CalleeSignature} in {site.Type}.{site.Member}");
        output.WriteLine($"  verdict: {VerdictNames.Of(site.Verdict)} ({site.Reason}){(site.Rule is null ? "" : $", reported as {site.Rule}")}");
        for (var step = 0; step < site.Evidence.Length; step++)
        {
            var evidence = site.Evidence[step];
            output.WriteLine($"  {step + 1}. {evidence.Text}{(evidence.File is null ? "" : $" [{evidence.File}:{evidence.Line}]")}");
        }
    }
}
