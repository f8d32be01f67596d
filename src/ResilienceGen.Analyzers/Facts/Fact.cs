namespace ResilienceGen.Analyzers.Facts;

/// <summary>One thing that the build of a project tells its dependents.</summary>
/// <param name="Kind">What the fact is about: see <see cref="FactKinds"/>.</param>
/// <param name="Subject">The documentation id of its subject.</param>
/// <param name="Value">What is known, in the writing of <see cref="StepText"/>.</param>
internal sealed record Fact(string Kind, string Subject, string Value);

internal static class FactKinds
{
    /// <summary>A method that extends services, a builder of clients or a host: what it does to them.</summary>
    public const string Registration = "registration";

    /// <summary>A typed client: what its registration does.</summary>
    public const string Client = "client";
}
