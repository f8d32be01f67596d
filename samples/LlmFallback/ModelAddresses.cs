namespace Samples.LlmFallback;

/// <summary>Where the models are.</summary>
public sealed record ModelAddresses(Uri Large, Uri Small, Uri House);
