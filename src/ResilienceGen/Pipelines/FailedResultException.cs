namespace ResilienceGen.Pipelines;

/// <summary>
/// Stands for a result that counts as a failure because <see cref="HandleResultAttribute"/> says so: in lists of errors, in fallbacks, as the error of a
/// chain's member. It is never thrown in place of the result.
/// </summary>
public sealed class FailedResultException : Exception
{
    /// <summary>Creates the error.</summary>
    public FailedResultException()
        : base("The call returned a result that [HandleResult] counts as a failure.")
    {
    }
}
