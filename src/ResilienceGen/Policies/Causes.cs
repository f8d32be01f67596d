using Polly;

namespace ResilienceGen.Policies;

/// <summary>
/// The way from an exception to what caused it: libraries wrap the errors of their transport. It ends at decisions of ours and of Polly; what those contain
/// explains them and is not what happened.
/// </summary>
internal static class Causes
{
    /// <summary>The next exception further in; null where there is none.</summary>
    public static Exception? Next(Exception exception) => exception is ExecutionRejectedException or IOwnDecision ? null : exception.InnerException;
}
