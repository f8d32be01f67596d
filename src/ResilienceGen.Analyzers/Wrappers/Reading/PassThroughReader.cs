using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Reads properties, indexers and events: they pass through.</summary>
internal static class PassThroughReader
{
    public static MemberModel Read(CollectedMember member, TypeText types) => member.Symbol switch
    {
        IPropertySymbol property => Property(property, member, types),
        IEventSymbol happening => new EventModel(Identity(member, happening.Type, types), types.Of(happening.Type)),
        _ => throw new ArgumentException($"'{member.Symbol}' is neither a property nor an event.", nameof(member)),
    };

    public static MemberIdentity Identity(CollectedMember member, bool isUnsafe, TypeText types)
    {
        var home = member.IsExplicit || member.NeedsCast ? types.Of(member.Symbol.ContainingType) : null;
        return new MemberIdentity(
            NameScope.Escape(member.Symbol.Name),
            member.IsExplicit ? home : null,
            member.NeedsCast ? home : null,
            ContractAttributes.OfMember(member.Symbol, types),
            isUnsafe);
    }

    private static MemberIdentity Identity(CollectedMember member, ITypeSymbol type, TypeText types) =>
        Identity(member, UnprotectedShape.HoldsPointer(type), types);

    private static PropertyModel Property(IPropertySymbol property, CollectedMember member, TypeText types)
    {
        var isUnsafe = property.Parameters.Any(parameter => UnprotectedShape.HoldsPointer(parameter.Type))
            || UnprotectedShape.HoldsPointer(property.Type);
        return new PropertyModel(
            Identity(member, isUnsafe, types),
            RefKindText.Of(property.RefKind) + types.Of(property.Type),
            SignatureReader.Parameters(property.Parameters, token: null, member.IsExplicit, types),
            HasGetter: IsImplementable(property.GetMethod),
            Setter: !IsImplementable(property.SetMethod) ? SetterKind.None : property.SetMethod!.IsInitOnly ? SetterKind.Init : SetterKind.Set,
            ReturnsByRef: property.RefKind != RefKind.None);
    }

    private static bool IsImplementable(IMethodSymbol? accessor) => accessor is not null && MemberCollector.CanBeCalled(accessor);
}
