namespace ResilienceGen.Cli.Tests.Corpus;

/// <summary>One call site as the tool reported it.</summary>
internal sealed record Finding(string File, int Line, int StartLine, string Callee, string Verdict)
{
    public bool Matches(Label label) =>
        File == label.File && Callee == label.Api && (Line == label.Line || Line == label.StartLine || StartLine == label.Line);
}

/// <summary>How the tool did on one repository. A gap reported where nobody labelled one, in code that was read, counts as false.</summary>
internal sealed record CorpusScore(
    LabelFile Labels,
    IReadOnlyList<Label> Found,
    IReadOnlyList<Label> Missed,
    IReadOnlyList<Label> FalseAlarms,
    IReadOnlyList<Finding> Unlabelled,
    double BoundPercent)
{
    public int GapLabels => Found.Count + Missed.Count;

    public int Reported => Found.Count + FalseAlarms.Count + Unlabelled.Count;

    public double Precision => Reported == 0 ? 1 : (double)Found.Count / Reported;

    public double Recall => GapLabels == 0 ? 1 : (double)Found.Count / GapLabels;

    public IEnumerable<Label> ReportedGuardedCalls => FalseAlarms.Where(label => label.Expect == "guarded-call");

    public static CorpusScore Of(LabelFile labels, IReadOnlyList<Finding> findings, double boundPercent)
    {
        var gaps = findings.Where(finding => finding.Verdict == "gap").ToArray();
        bool IsReported(Label label) => gaps.Any(gap => gap.Matches(label));
        var counted = labels.Labels.Where(label => !label.IsAmbiguous).ToArray();
        return new CorpusScore(
            labels,
            [.. counted.Where(label => label.IsGap && IsReported(label))],
            [.. counted.Where(label => label.IsGap && !IsReported(label))],
            [.. counted.Where(label => !label.IsGap && IsReported(label))],
            [.. gaps.Where(gap => labels.IsCovered(gap.File) && !labels.Labels.Any(gap.Matches))],
            boundPercent);
    }
}
