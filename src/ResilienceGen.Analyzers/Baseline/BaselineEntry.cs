namespace ResilienceGen.Analyzers.Baseline;

/// <summary>One finding that is accepted for now. A finding that occurs twice has two equal entries.</summary>
/// <param name="Key">What is accepted.</param>
/// <param name="Rule">The rule that reported it when it was entered; a comment for readers.</param>
/// <param name="Reason">Why it was accepted; may be empty.</param>
internal sealed record BaselineEntry(BaselineKey Key, string Rule, string Reason)
{
    public override string ToString() =>
        $"{Key.Family} | {Key.Member} | {Key.Callee} | {Key.Hash} | {Rule}{(Reason.Length == 0 ? "" : $" | {Reason}")}";
}
