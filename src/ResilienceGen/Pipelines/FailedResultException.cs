namespace ResilienceGen.Pipelines;

/// <summary>
/// Stands for a result that counts as a failure because <see cref="HandleResultAttribute"/> says so: in lists of errors, in fallbacks, as the error of a
/// chain's member. A caller gets the result itself and not this, unless a chain went on from the result and no other member could be asked: then it is among
/// the chain's errors, or thrown as the last one.
/// </summary>
public sealed class FailedResultException : Exception
{
    /// <summary>Creates the error.</summary>
    public FailedResultException()
        : base("The call returned a result that [HandleResult] counts as a failure.")
    {
    }
}
