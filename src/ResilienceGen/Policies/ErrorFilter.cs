namespace ResilienceGen.Policies;

/// <summary>
/// A pair of lists. The negative one is looked at first and wins, then the positive one if it is not empty. An exception that neither names is judged by
/// its cause, so that libraries which wrap transport errors do not hide them; our own rejections are decisions and have no cause in this sense.
/// </summary>
internal readonly record struct ErrorFilter(ErrorList On, ErrorList Except)
{
    /// <summary>True if the user named nothing, so that the caller's own judgement counts.</summary>
    public bool IsEmpty => On.IsEmpty && Except.IsEmpty;

    public bool Handles(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = Causes.Next(cause))
        {
            if (Except.Covers(cause)) return false;
            if (On.Covers(cause)) return true;
        }

        return On.IsEmpty;
    }
}
