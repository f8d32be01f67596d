using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>
/// All that the writer needs to know about one wrapper. Compared by value and free of symbols, syntax and locations:
/// an edit that does not change it writes nothing.
/// </summary>
/// <param name="HintName">Name of the generated file.</param>
/// <param name="Namespace">Namespace of interface and wrapper; null for the global one.</param>
/// <param name="Name">Name of the wrapper, <c>ResilientActivityApi</c> for <c>IActivityApi</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>, as accessible as the interface is from outside.</param>
/// <param name="TypeParameters">Type parameters of the interface and of the types around it.</param>
/// <param name="Interface">The wrapped interface, fully qualified.</param>
/// <param name="DisplayName">The interface as its users write it, for comments.</param>
/// <param name="Attributes">Attributes that the wrapper repeats because they are part of the contract, as <c>[Obsolete]</c> is.</param>
/// <param name="InnerField">Name of the field with the wrapped object.</param>
/// <param name="Chain">The members of the fallback chain in order; empty when one implementation is wrapped.</param>
/// <param name="ChainPolicy">How calls move along the chain; null where nothing is written about it.</param>
/// <param name="Members">Every member of the interface and of its bases.</param>
/// <param name="Registration">What the registration for dependency injection needs; null when the compilation does not know it.</param>
internal sealed record WrapperModel(
    string HintName,
    string? Namespace,
    string Name,
    string Accessibility,
    TypeParameterListModel TypeParameters,
    string Interface,
    string DisplayName,
    EquatableArray<string> Attributes,
    string InnerField,
    EquatableArray<ChainMemberModel> Chain,
    ChainPolicyModel? ChainPolicy,
    EquatableArray<MemberModel> Members,
    RegistrationModel? Registration)
{
    public bool IsChain => Chain.Count > 0;

    public IEnumerable<OperationModel> Operations => Members.OfType<OperationModel>();
}
