namespace ResilienceGen.Fallback;

/// <summary>One implementation in a fallback chain.</summary>
/// <param name="Name">Stable name; with the endpoint it identifies the member's circuit, which all operations of the interface share.</param>
/// <param name="Service">The implementation.</param>
/// <typeparam name="TService">The interface.</typeparam>
public sealed record ChainMember<TService>(string Name, TService Service);
