namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Which failures a strategy answers: those it certainly does, and those of which nobody can say that it does not.</summary>
internal readonly record struct Handled(Failures Proved, Failures Possible)
{
    public static Handled Nothing { get; } = new(Failures.None, Failures.None);

    public static Handled Unknown { get; } = new(Failures.None, Failures.All);

    public static Handled Exactly(Failures failures) => new(failures, failures);

    public static Handled AtMost(Failures failures) => new(Failures.None, failures);

    public static Handled operator |(Handled left, Handled right) => new(left.Proved | right.Proved, left.Possible | right.Possible);

    public bool Certainly(Failures any) => (Proved & any) != 0;

    public bool Perhaps(Failures any) => (Possible & any) != 0;
}
