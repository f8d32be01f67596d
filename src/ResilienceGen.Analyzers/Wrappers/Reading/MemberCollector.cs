using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>A member to implement.</summary>
/// <param name="Symbol">The member.</param>
/// <param name="IsExplicit">Whether a public member of that name and signature is impossible or taken.</param>
/// <param name="NeedsCast">Whether a call on the whole interface could mean another member.</param>
internal sealed record CollectedMember(ISymbol Symbol, bool IsExplicit, bool NeedsCast);

/// <summary>Finds what a wrapper must implement: the members of the interface and of all its bases, the nearest first.</summary>
internal static class MemberCollector
{
    private static readonly HashSet<string> MembersOfObject =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly string[] AccessorPrefixes = ["get_", "set_", "add_", "remove_"];

    public static ImmutableArray<CollectedMember> Collect(INamedTypeSymbol type, ImmutableArray<ISymbol> members, string wrapperName, IEnumerable<string> typeParameters)
    {
        var shared = RepeatedNames.In(members.Select(static member => member.Name));
        var kinds = new Dictionary<string, MemberKind>(StringComparer.Ordinal) { [wrapperName] = MemberKind.NotAMember };
        foreach (var parameter in typeParameters) kinds[parameter] = MemberKind.NotAMember;

        var taken = new Dictionary<string, INamedTypeSymbol>(StringComparer.Ordinal);
        var collected = ImmutableArray.CreateBuilder<CollectedMember>(members.Length);
        foreach (var member in members)
        {
            var isTaken = false;
            var sharesName = shared.Contains(member.Name);
            if (sharesName || member is IPropertySymbol { IsIndexer: true })
            {
                var key = SignatureKey.Of(member);
                isTaken = taken.TryGetValue(key, out var owner);

                // Two members of one generic base that type arguments made equal: the public one implements both.
                if (isTaken && SymbolEqualityComparer.Default.Equals(owner, member.ContainingType)) continue;
                if (!isTaken) taken.Add(key, member.ContainingType);
            }

            var isExplicit = isTaken || !CanBePublic(member, kinds);
            if (!isExplicit) kinds[ClassName(member)] = KindOf(member);
            var needsCast = sharesName
                && !SymbolEqualityComparer.Default.Equals(member.ContainingType, type)
                && members.Any(other => other.Name == member.Name && !SymbolEqualityComparer.Default.Equals(other.ContainingType, member.ContainingType));
            collected.Add(new CollectedMember(member, isExplicit, needsCast));
        }

        return collected.ToImmutable();
    }

    /// <summary>The instance members that an implementing class has to, or may, provide.</summary>
    public static ImmutableArray<ISymbol> Implementable(INamedTypeSymbol type)
    {
        var members = Implementable(type.GetMembers());
        return type.AllInterfaces.IsEmpty ? members : members.AddRange(type.AllInterfaces.SelectMany(static home => Implementable(home.GetMembers())));
    }

    private static ImmutableArray<ISymbol> Implementable(ImmutableArray<ISymbol> members) => members.RemoveAll(static member => !IsImplementable(member));

    private static bool IsImplementable(ISymbol member) =>
        !member.IsStatic
        && (member.IsAbstract || member.IsVirtual)
        && CanBeCalled(member)
        && member is (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol);

    /// <summary>Whether the wrapper can reach it on the wrapped object; one that only implementers may call keeps its default body.</summary>
    public static bool CanBeCalled(ISymbol member) =>
        member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal);

    private static bool CanBePublic(ISymbol member, Dictionary<string, MemberKind> kinds) =>
        member.DeclaredAccessibility == Accessibility.Public
        && !MembersOfObject.Contains(member.Name)
        && !IsNamedAsAccessor(member)
        && (!kinds.TryGetValue(ClassName(member), out var kind) || kind == KindOf(member));

    private static bool IsNamedAsAccessor(ISymbol member) =>
        member.Name.IndexOf('_') > 0 && AccessorPrefixes.Any(prefix => member.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static MemberKind KindOf(ISymbol member) => member switch
    {
        IMethodSymbol => MemberKind.Method,
        IPropertySymbol { IsIndexer: true } => MemberKind.Indexer,
        _ => MemberKind.PropertyOrEvent,
    };

    // An indexer is called Item in metadata, and no other member may be.
    private static string ClassName(ISymbol member) => member is IPropertySymbol { IsIndexer: true } ? "Item" : member.Name;

    // Members that may share a name in one class are of one kind.
    private enum MemberKind
    {
        NotAMember,
        PropertyOrEvent,
        Method,
        Indexer,
    }
}
