namespace ResilienceGen.Analyzers.Baseline;

/// <summary>What makes a finding the same finding tomorrow: never its line, and never the file it stands in.</summary>
/// <param name="Family">The family of the rule.</param>
/// <param name="Member">The documentation comment id of the member that contains it.</param>
/// <param name="Callee">The called method with its type; framework versions add overloads, so without its parameters.</param>
/// <param name="Hash">The hash of the call as <see cref="CallText"/> reads it.</param>
internal readonly record struct BaselineKey(string Family, string Member, string Callee, string Hash);
