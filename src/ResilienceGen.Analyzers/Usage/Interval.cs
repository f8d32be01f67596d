namespace ResilienceGen.Analyzers.Usage;

/// <summary>Numbers between two bounds that belong to them unless it is said otherwise.</summary>
internal readonly record struct Interval(double Min, double Max)
{
    /// <summary>Whether the lower bound itself is left out.</summary>
    public bool AboveMin { get; init; }

    /// <summary>Whether the upper bound itself is left out.</summary>
    public bool BelowMax { get; init; }

    /// <summary>Whether 0 is allowed too, as the value that switches off.</summary>
    public bool OrZero { get; init; }

    /// <summary>NaN is in no interval, for it compares as false.</summary>
    public bool Holds(double value) =>
        (OrZero && value == 0) || ((AboveMin ? value > Min : value >= Min) && (BelowMax ? value < Max : value <= Max));
}
