namespace ResilienceGen.Cli.Tests.Corpus;

/// <summary>A test that needs checkouts of the labelled repositories; without them it is reported as skipped, with what to do.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorpusFactAttribute : FactAttribute
{
    public const string Variable = "RESILIENCEGEN_CORPUS";

    public CorpusFactAttribute()
    {
        if (!Directory.Exists(Folder))
            Skip = $"Set {Variable} to a folder with one checkout per file in Corpus/labels (at the commit named there), each named like its file.";
    }

    public static string Folder => Environment.GetEnvironmentVariable(Variable) ?? "";
}
