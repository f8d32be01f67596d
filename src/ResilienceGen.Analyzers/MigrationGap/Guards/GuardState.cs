using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Whether something sends the request again.</summary>
internal enum Protection
{
    None,
    Guarded,
    Unknown,

    /// <summary>An edge of a cycle that is still being proved; it decides nothing by itself (greatest fix-point).</summary>
    Assumed,
}

/// <summary>What was found on the way from a call outwards.</summary>
/// <param name="Protection">The answer.</param>
/// <param name="Reason">A camelCase code: how it is guarded, or why that is unknown.</param>
/// <param name="Evidence">The steps of the proof, innermost first.</param>
/// <param name="Guard">The operation that guards: the call that is given the delegate, or the loop.</param>
internal sealed record GuardState(Protection Protection, string Reason, ImmutableArray<Evidence> Evidence, IOperation? Guard = null)
{
    public static GuardState None { get; } = new(Protection.None, "", []);

    public static GuardState Assumed { get; } = new(Protection.Assumed, "", []);

    public bool IsGuarded => Protection == Protection.Guarded;

    /// <summary>How the guard itself sends again, whatever way leads to it: lambda, loop, recursion or fallback.</summary>
    public string How { get; private init; } = "";

    /// <summary>What the guard runs again, seen from the function it stands in: the sink, a call that leads to it, or the delegate.</summary>
    public IOperation? Attempt { get; private init; }

    public static GuardState By(string how, string text, IOperation guard, IOperation attempt) =>
        new(Protection.Guarded, how, [new Evidence(text, guard.Syntax.GetLocation())], guard) { How = how, Attempt = attempt };

    public static GuardState Unknown(string reason, string text, IOperation place) =>
        new(Protection.Unknown, reason, [new Evidence(text, place.Syntax.GetLocation())]);

    public GuardState After(string text, IOperation place) =>
        this with { Evidence = Evidence.Insert(0, new Evidence(text, place.Syntax.GetLocation())) };

    /// <summary>One guarded edge is enough where a single function holds them all: the others are what it does when its guard is switched off.</summary>
    public static GuardState Any(IEnumerable<GuardState> edges)
    {
        var all = edges.ToList();
        return all.FirstOrDefault(edge => edge.IsGuarded) ?? All(all);
    }

    /// <summary>All edges must be guarded; one that is not decides, then one that is unknown.</summary>
    public static GuardState All(IEnumerable<GuardState> edges)
    {
        GuardState? guarded = null, unknown = null, assumed = null;
        foreach (var edge in edges)
        {
            switch (edge.Protection)
            {
                case Protection.None: return edge;
                case Protection.Unknown: unknown ??= edge; break;
                case Protection.Assumed: assumed ??= edge; break;
                default: guarded ??= edge; break;
            }
        }

        return unknown ?? guarded ?? assumed ?? None;
    }
}
