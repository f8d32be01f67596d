using ResilienceGen.Policies;

namespace ResilienceGen.Fallback;

/// <summary>Every member of a chain was tried or skipped, and none succeeded. <see cref="Exception.InnerException"/> is the last error of an attempt.</summary>
public sealed class FallbackChainExhaustedException : Exception, IOwnDecision
{
    /// <summary>Creates the exception of an exhausted chain.</summary>
    /// <param name="operation">The operation, as <c>endpoint/operation</c>.</param>
    /// <param name="failures">The members' errors in the order of the chain.</param>
    /// <param name="lastError">The last error of an attempt.</param>
    public FallbackChainExhaustedException(string operation, IReadOnlyList<MemberFailure> failures, Exception? lastError)
        : base($"All {failures.Count} members of the fallback chain of '{operation}' failed: {Describe(failures)}", lastError) => Failures = failures;

    /// <summary>The members' errors in the order of the chain, skipped members included.</summary>
    public IReadOnlyList<MemberFailure> Failures { get; }

    private static string Describe(IReadOnlyList<MemberFailure> failures) =>
        string.Join("; ", failures.Select(static failure => $"{failure.Member}: {failure.Error.Message}"));
}
