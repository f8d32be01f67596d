using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// RSG4002: the timeouts and the retry that meet in one method, or in one member of a chain. Only a certain contradiction counts, and only one that somebody wrote:
/// never a worst-case sum, never the defaults alone.
/// </summary>
internal sealed class EffectivePolicies
{
    private readonly ISymbol _nearest;
    private readonly PolicyDeclaration? _timeout;
    private readonly PolicyDeclaration? _retry;
    private readonly int? _attempt;
    private readonly int? _total;
    private readonly int? _firstDelay;

    public EffectivePolicies(PolicyReader policies, IMethodSymbol method)
        : this(
            method,
            policies.Nearest(method, KnownTypes.TimeoutAttribute),
            policies.Nearest(method, KnownTypes.RetryAttribute),
            policies.StartsFromNothing,
            retriesByDefault: !policies.StartsFromNothing)
    {
    }

    /// <summary>
    /// The policies of a member, which replace those of the operations: what the class does not declare is off. Who gives a member that does not retry a
    /// total and no more has no use for the default of an attempt.
    /// </summary>
    public EffectivePolicies(INamedTypeSymbol member, bool startsFromNothing)
        : this(
            member,
            DeclaredOn(member, KnownTypes.TimeoutAttribute),
            DeclaredOn(member, KnownTypes.RetryAttribute),
            startsFromNothing || !(member.Find(KnownTypes.RetryAttribute) is { } retry && ParameterCheck.Retries(retry)),
            retriesByDefault: false)
    {
    }

    private EffectivePolicies(ISymbol nearest, PolicyDeclaration? timeout, PolicyDeclaration? retry, bool onlyWrittenLimits, bool retriesByDefault)
    {
        (_nearest, _timeout, _retry) = (nearest, timeout, retry);
        if (IsOn(_timeout))
        {
            _attempt = Limit("AttemptMs", onlyWrittenLimits ? null : PolicyDefaults.AttemptMs);
            _total = Limit("TotalMs", onlyWrittenLimits ? null : PolicyDefaults.TotalMs);
        }

        if (IsOn(_retry) && (_retry is not null || retriesByDefault)) _firstDelay = FirstDelay();
    }

    /// <param name="report">Where contradictions go.</param>
    /// <param name="otherwise">The place of one that comes from a referenced assembly.</param>
    public void Report(Report report, Location otherwise)
    {
        foreach (var contradiction in new[] { AttemptContradiction(), DelayContradiction() })
        {
            if (contradiction is var (place, message)) report(UsageRules.PoliciesContradict, place ?? otherwise, [message]);
        }
    }

    /// <summary>An attempt that may take as long as the whole call leaves nothing for a second one.</summary>
    private Contradiction? AttemptContradiction() =>
        _attempt >= _total && (Writes(_timeout, "AttemptMs") || Writes(_timeout, "TotalMs"))
            ? new(
                Places.Property(_timeout!.Attribute, Writes(_timeout, "TotalMs") ? "TotalMs" : "AttemptMs"),
                $"AttemptMs ({_attempt}{DefaultMark("AttemptMs")}) is not shorter than TotalMs ({_total}{DefaultMark("TotalMs")}), so the first attempt may use up all the time; lower AttemptMs or raise TotalMs")
            : null;

    /// <summary>A retry that would have to wait until after the end never starts.</summary>
    private Contradiction? DelayContradiction()
    {
        var writesDelay = Writes(_retry, "DelayMs");
        var writesTotal = Writes(_timeout, "TotalMs");
        if (!(_firstDelay >= _total) || !(writesDelay || writesTotal)) return null;

        var atTotal = !writesDelay || (writesTotal && StandsNearest(_timeout!) && !StandsNearest(_retry!));
        return new(
            atTotal ? Places.Property(_timeout!.Attribute, "TotalMs") : Places.Property(_retry!.Attribute, "DelayMs"),
            $"The first delay (at least {_firstDelay} ms) does not fit into TotalMs ({_total}), so no retry can ever start; lower DelayMs or raise TotalMs");
    }

    // A number that stands nowhere in the source would send its reader searching.
    private string DefaultMark(string property) => Writes(_timeout, property) ? "" : ", the default";

    private int? Limit(string property, int? defaultValue)
    {
        var value = _timeout?.Attribute.Written(property)?.Value as int? ?? defaultValue;
        return value is >= 10 and <= PolicyRange.Day ? value : null;
    }

    // The shortest that jitter may make of it.
    private int? FirstDelay()
    {
        if (RetryValue("MaxRetryAttempts", PolicyDefaults.MaxRetryAttempts) == 0) return null;
        var jitter = RetryValue("UseJitter", PolicyDefaults.UseJitter) ? RetryValue("JitterFactor", PolicyDefaults.JitterFactor) : 0;
        var delay = Math.Min(RetryValue("DelayMs", PolicyDefaults.DelayMs) * (1 - jitter), RetryValue("MaxDelayMs", PolicyDefaults.MaxDelayMs));
        return delay is >= 0 and <= PolicyRange.Day ? (int)delay : null;
    }

    private T RetryValue<T>(string property, T defaultValue)
        where T : struct => _retry is null ? defaultValue : _retry.Attribute.ValueOf(property, defaultValue);

    private bool StandsNearest(PolicyDeclaration declaration) => SymbolEqualityComparer.Default.Equals(declaration.Level, _nearest);

    private static PolicyDeclaration? DeclaredOn(INamedTypeSymbol member, string attributeName) =>
        member.Find(attributeName) is { } attribute ? new(member, attribute) : null;

    private static bool IsOn(PolicyDeclaration? declaration) => declaration?.Attribute.ValueOf("Enabled", true) ?? true;

    private static bool Writes(PolicyDeclaration? declaration, string property) => declaration?.Attribute.Written(property) is not null;
}

/// <summary>What contradicts, and where; no place when it comes from a referenced assembly.</summary>
internal sealed record Contradiction(Location? Place, string Message);
