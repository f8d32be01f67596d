namespace ResilienceGen.Pipelines;

/// <summary>
/// Stands for a result that counts as a failure because <see cref="HandleResultAttribute"/> says so: in lists of errors, in fallbacks, as the error of a
/// chain's member. A caller gets the result itself, unless that is disposed or a chain has gone on from it: then the error of the chain names it, or is it
/// where <c>ThrowLastError</c> says so.
/// </summary>
public sealed class FailedResultException : Exception
{
    /// <summary>Creates the error.</summary>
    public FailedResultException()
        : base("The call returned a result that [HandleResult] counts as a failure.")
    {
    }
}
