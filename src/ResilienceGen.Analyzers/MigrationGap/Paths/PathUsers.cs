using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>Collects which members go through which guard.</summary>
internal sealed class PathUsers
{
    private readonly Dictionary<Key, HashSet<ISymbol>> _users = [];
    private readonly List<Key> _order = [];

    /// <summary>What else the calls of the paths are given.</summary>
    public HandedMembers Handed { get; } = new();

    /// <summary>An own path method is a path even before anybody uses it.</summary>
    public void Declare(IMethodSymbol method) => Entry(new(method.OriginalDefinition, null, false));

    public void Use(IMethodSymbol method, ISymbol? holder, bool isHelper, ISymbol user)
    {
        var member = (user as IMethodSymbol)?.AssociatedSymbol ?? user;
        if (!SymbolEqualityComparer.Default.Equals(member, method)) Entry(new(method, holder, isHelper)).Add(member);
    }

    /// <summary>Whether a member goes through the own path method.</summary>
    public bool HasAny(IMethodSymbol method) => _users.TryGetValue(new(method.OriginalDefinition, null, false), out var users) && users.Count > 0;

    /// <summary>The paths; a guard that only path methods use is how those are made, not a path beside them.</summary>
    public ImmutableArray<ResiliencePath> ToPaths(Func<IMethodSymbol, bool> isPathMethod) =>
    [
        .. from key in _order
           let members = _users[key].Where(user => user is not IMethodSymbol method || !isPathMethod(method)).ToImmutableArray()
           where (key.Holder is null && !key.IsHelper) || !members.IsEmpty
           select new ResiliencePath(key.Method, key.Holder, members) { IsHelper = key.IsHelper, Handed = Handed },
    ];

    private HashSet<ISymbol> Entry(Key key)
    {
        if (_users.TryGetValue(key, out var users)) return users;
        _order.Add(key);
        return _users[key] = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
    }

    private sealed record Key(IMethodSymbol Method, ISymbol? Holder, bool IsHelper)
    {
        public bool Equals(Key? other) =>
            other is not null
            && SymbolEqualityComparer.Default.Equals(Holder, other.Holder)
            && SymbolEqualityComparer.Default.Equals(Method.ContainingType.OriginalDefinition, other.Method.ContainingType.OriginalDefinition)
            && (Holder is not null || SymbolEqualityComparer.Default.Equals(Method, other.Method));

        // Every execute method of one pipeline is the same path.
        public override int GetHashCode() => Holder is null ? SymbolEqualityComparer.Default.GetHashCode(Method) : SymbolEqualityComparer.Default.GetHashCode(Holder);
    }
}
