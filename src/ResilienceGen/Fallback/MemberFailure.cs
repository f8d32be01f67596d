namespace ResilienceGen.Fallback;

/// <summary>How one member of a chain failed.</summary>
/// <param name="Member">Name of the member.</param>
/// <param name="Error">Its last error, or the rejection by its circuit if it was skipped.</param>
public sealed record MemberFailure(string Member, Exception Error);
