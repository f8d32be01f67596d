namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>What answers when the call has finally failed.</summary>
internal abstract record FallbackModel;

/// <summary>Another method of the wrapped object, with the same arguments.</summary>
/// <param name="Name">The method, escaped where it is a keyword.</param>
/// <param name="ReceiverCast">As for a member: the interface to cast the wrapped object to, or null.</param>
/// <param name="TakesError">Whether the error follows the arguments.</param>
/// <param name="TokenIndex">Place of the token among all arguments; null where the method takes none.</param>
internal sealed record MethodFallbackModel(string Name, string? ReceiverCast, bool TakesError, int? TokenIndex) : FallbackModel;

/// <summary>A constant.</summary>
/// <param name="Type">The result of the method.</param>
/// <param name="Value">The constant as C#.</param>
internal sealed record ValueFallbackModel(string Type, string Value) : FallbackModel;

/// <summary>A handler, of which one instance serves all calls.</summary>
/// <param name="Field">Static field that holds it.</param>
/// <param name="Contract">The handler interface; its methods may be implemented explicitly.</param>
/// <param name="Type">The class.</param>
/// <param name="HasResult">Whether the method has a result.</param>
internal sealed record HandlerFallbackModel(string Field, string Contract, string Type, bool HasResult) : FallbackModel;
