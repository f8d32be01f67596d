namespace Samples.Shared;

/// <summary>One request as the server saw it.</summary>
internal sealed record ServedRequest(string Method, string Path, Fault Fault);
