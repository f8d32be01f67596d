namespace ResilienceGen.Tests.Chaos;

/// <summary>An implementation: what it does is in the script of each call.</summary>
/// <param name="Name">Its name in a chain; null where it is the only one.</param>
internal sealed record ChaosMember(string? Name);
