using System.Collections.Immutable;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>A method that passes through to the wrapped object.</summary>
/// <param name="Identity">How it is declared and reached.</param>
/// <param name="ReturnType">The return type with its ref kind.</param>
/// <param name="TypeParameters">The method's own type parameters, with the constraints that the declaration must repeat.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="ReturnsByRef">Whether it returns a reference.</param>
internal record MethodModel(
    MemberIdentity Identity,
    string ReturnType,
    TypeParameterListModel TypeParameters,
    EquatableArray<ParameterModel> Parameters,
    bool ReturnsByRef) : MemberModel(Identity)
{
    /// <summary>Whether it is how the framework disposes objects.</summary>
    public DisposalKind Disposal { get; init; }
}

/// <summary>How a method disposes its object.</summary>
internal enum DisposalKind
{
    None,
    Synchronous,
    Asynchronous,
}

/// <summary>A method that runs on the resilient path.</summary>
/// <param name="Identity">How it is declared and reached.</param>
/// <param name="ReturnType">The return type.</param>
/// <param name="TypeParameters">As for a method that passes through.</param>
/// <param name="Parameters">The parameters in order, the caller's token among them.</param>
/// <param name="Call">The entry point of the runtime that fits the return type.</param>
/// <param name="Result">What one call yields: the return type, what its task holds, or an item of its stream; null where there is none.</param>
/// <param name="Endpoint">First half of the operation's key.</param>
/// <param name="Operation">Second half of the operation's key.</param>
/// <param name="Field">Field that holds the operation.</param>
/// <param name="DescriptorField">Static field that describes it.</param>
/// <param name="Policy">The effective policy.</param>
/// <param name="Fallback">What answers in the end; null where nothing does.</param>
/// <param name="Partition">The partition of the circuit as C#; null where there is one circuit for all calls.</param>
/// <param name="HandledResults">The predicate that tells which results are failures, as C#; null where there is none.</param>
internal sealed record OperationModel(
    MemberIdentity Identity,
    string ReturnType,
    TypeParameterListModel TypeParameters,
    EquatableArray<ParameterModel> Parameters,
    CallKind Call,
    string? Result,
    string Endpoint,
    string Operation,
    string Field,
    string DescriptorField,
    OperationPolicyModel Policy,
    FallbackModel? Fallback,
    string? Partition,
    string? HandledResults) : MethodModel(Identity, ReturnType, TypeParameters, Parameters, ReturnsByRef: false)
{
    /// <summary>What has to travel to the call: every parameter but the token that the path replaces.</summary>
    public ImmutableArray<ParameterModel> Arguments => Parameters.Items.RemoveAll(static parameter => parameter.Token != TokenKind.None);

    /// <summary>The parameter whose token the path replaces by the attempt's; null when the method takes none.</summary>
    public ParameterModel? Token => Parameters.Items.FirstOrDefault(static parameter => parameter.Token != TokenKind.None);
}

/// <summary>One parameter.</summary>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="Type">The type.</param>
/// <param name="Declaration">The whole declaration: attributes, modifiers, type, name and default value.</param>
/// <param name="PassedAs">The modifier at the call: <c>ref</c>, <c>out</c>, <c>in</c> or nothing, with a trailing space.</param>
/// <param name="Token">Whether this is the caller's cancellation token.</param>
/// <param name="Key">What travels instead of an idempotency key, so that all attempts send the same one; null for any other parameter.</param>
internal sealed record ParameterModel(string Name, string Type, string Declaration, string PassedAs, TokenKind Token, string? Key = null);

internal enum TokenKind
{
    None,
    CancellationToken,
    NullableCancellationToken,
}

/// <summary>The entry points of <c>ResilientOperation&lt;TService&gt;</c>.</summary>
internal enum CallKind
{
    Execute,
    ExecuteAsync,
    ExecuteValueAsync,
    ExecuteStream,
}
