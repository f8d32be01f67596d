namespace ResilienceGen.Analyzers.ZeroEdit;

internal enum TrialOutcome
{
    /// <summary>The client gets our handler.</summary>
    Intercepted,

    /// <summary>The client needs none: it is protected, or its author exempts it.</summary>
    LeftAlone,

    /// <summary>Nobody can prove that a handler does no harm here, or the call cannot be intercepted.</summary>
    Refused,
}

/// <summary>What the trial does at one registration, and why.</summary>
internal sealed record TrialDecision(TrialOutcome Outcome, string Reason)
{
    public static TrialDecision LeftAlone(string reason) => new(TrialOutcome.LeftAlone, reason);

    public static TrialDecision Refused(string reason) => new(TrialOutcome.Refused, reason);
}

/// <summary>One registration of the project.</summary>
/// <param name="Place">File, line and column, as the report names them.</param>
/// <param name="Decision">What is done there.</param>
/// <param name="Interceptor">What is written for it; set exactly where it is intercepted.</param>
internal sealed record TrialSite(string Place, TrialDecision Decision, Interceptor? Interceptor);

/// <summary>The signature of one overload as C#, and the call that it takes over.</summary>
/// <param name="Version">The version of the compiler's location format.</param>
/// <param name="Data">The location of the call.</param>
/// <param name="TypeParameters">With their angle brackets; empty without any.</param>
/// <param name="Parameters">As they are declared.</param>
/// <param name="Arguments">As the original is called.</param>
/// <param name="Constraints">The constraints of the type parameters.</param>
internal sealed record Interceptor(int Version, string Data, InterceptorType TypeParameters, string Parameters, string Arguments, string Constraints);

/// <summary>Type parameters as they are declared, with the attributes that keep members from being trimmed, and as they are handed on.</summary>
internal sealed record InterceptorType(string Declared, string Used);
