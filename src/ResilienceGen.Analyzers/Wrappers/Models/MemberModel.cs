using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>One member of the wrapper.</summary>
/// <param name="Identity">How the member is declared.</param>
internal abstract record MemberModel(MemberIdentity Identity);

/// <summary>What every declaration of a member starts with, and how the wrapped object's counterpart is reached.</summary>
/// <param name="Name">The member's name, escaped where it is a keyword.</param>
/// <param name="ExplicitInterface">The interface it is implemented for explicitly; null for a public member.</param>
/// <param name="ReceiverCast">The interface to cast the wrapped object to because the plain call would be ambiguous; else null.</param>
/// <param name="Attributes">Attributes that belong to the contract.</param>
/// <param name="IsUnsafe">Whether the signature holds pointers.</param>
internal sealed record MemberIdentity(
    string Name,
    string? ExplicitInterface,
    string? ReceiverCast,
    EquatableArray<string> Attributes,
    bool IsUnsafe)
{
    /// <summary>The wrapped object under the given name, ready for a member access.</summary>
    public string Receiver(string name) => ReceiverCast is null ? name : $"(({ReceiverCast}){name})";
}

/// <summary>A property or an indexer; the wrapped object's value passes through.</summary>
/// <param name="Identity">How it is declared and reached.</param>
/// <param name="Type">The type with its ref kind.</param>
/// <param name="Parameters">Parameters of an indexer; empty for a property.</param>
/// <param name="HasGetter">Whether it can be read.</param>
/// <param name="Setter">Whether and how it can be written.</param>
/// <param name="ReturnsByRef">Whether the getter returns a reference.</param>
internal sealed record PropertyModel(
    MemberIdentity Identity,
    string Type,
    EquatableArray<ParameterModel> Parameters,
    bool HasGetter,
    SetterKind Setter,
    bool ReturnsByRef) : MemberModel(Identity);

internal enum SetterKind
{
    None,
    Set,
    Init,
}

/// <summary>An event; handlers are added to the wrapped object.</summary>
/// <param name="Identity">How it is declared and reached.</param>
/// <param name="Type">The delegate type.</param>
internal sealed record EventModel(MemberIdentity Identity, string Type) : MemberModel(Identity);
