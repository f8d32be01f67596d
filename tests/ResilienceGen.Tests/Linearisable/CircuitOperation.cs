using ResilienceGen.Breakers;

namespace ResilienceGen.Tests.Linearisable;

/// <summary>What a thread asked of a circuit.</summary>
internal enum Request
{
    Admit,
    Record,
    RecordSuccess,
    Isolate,
    Close,
    RefusesNow,
    Wait,
}

/// <summary>One step of a thread: what it asked, what it was told, and between which ticks of a common counter that happened.</summary>
internal sealed class CircuitOperation
{
    public required Request Request { get; init; }

    public CircuitSignal Signal { get; init; }

    public bool IsSlow { get; init; }

    /// <summary>How far virtual time was moved.</summary>
    public int Milliseconds { get; init; }

    /// <summary>The admission that was given, or that a result belongs to.</summary>
    public CircuitAdmission? Admission { get; set; }

    public bool Refuses { get; set; }

    public int Begin { get; set; }

    public int End { get; set; }

    /// <summary>True if this was over before the other began.</summary>
    public bool Precedes(CircuitOperation other) => End < other.Begin;

    public override string ToString() => $"[{Begin,3}..{End,3}] {Request}{Details()}";

    private string Details() => Request switch
    {
        Request.Admit => Admission is { } given ? $" -> generation {given.Generation}, probe {given.Probe}" : " -> refused",
        Request.Record => $" {Signal}{(IsSlow ? " slow" : "")} of generation {Admission!.Value.Generation}, probe {Admission.Value.Probe}",
        Request.RecordSuccess => $" of generation {Admission!.Value.Generation}, probe {Admission.Value.Probe}",
        Request.RefusesNow => $" -> {Refuses}",
        Request.Wait => $" {Milliseconds} ms",
        _ => "",
    };
}
