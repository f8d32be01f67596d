using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>A member all of whose callers can be seen is guarded when every call of it is: the greatest fix-point over the call graph.</summary>
internal sealed class CallerClosure(
    BodySource bodies,
    References references,
    Func<Send, ImmutableHashSet<ISymbol>, GuardState> atCall,
    Func<Send, ImmutableHashSet<ISymbol>, GuardState> atDelegate)
{
    public GuardState Of(IMethodSymbol member, Send send, ImmutableHashSet<ISymbol> visited)
    {
        var definition = member.OriginalDefinition;
        if (visited.Contains(definition)) return GuardState.Assumed;
        if (!AllCallersVisible(definition)) return GuardState.None;
        var inner = visited.Add(definition);
        var calls = UsesOf(definition).ToList();
        if (calls.Count == 0) return GuardState.None;
        var absorbed = Absorbed.By(send.Operation.Root(), send);
        var state = GuardState.All(calls
            .GroupBy(use => bodies.OwnerOf(use.Root()), SymbolEqualityComparer.Default)
            .Select(caller => GuardState.Any(caller.Select(use => AtUse(use, absorbed, inner)))));
        return state.IsGuarded
            ? state with { Reason = "caller", Evidence = state.Evidence.Insert(0, new Evidence($"{definition.Name} is only called where that holds:")) }
            : state;
    }

    /// <summary>Whether a visible caller guards it, whoever else may call it.</summary>
    public bool AnyGuards(IMethodSymbol member, Send send)
    {
        var definition = member.OriginalDefinition;
        var uses = UsesOf(definition).ToList();
        if (uses.Count == 0) return false;
        var absorbed = Absorbed.By(send.Operation.Root(), send);
        return uses.Exists(use => AtUse(use, absorbed, [definition]).IsGuarded);
    }

    private IEnumerable<IOperation> UsesOf(IMethodSymbol definition) => references.To(definition).Where(use => !IsRecursive(use, definition));

    private GuardState AtUse(IOperation use, Send send, ImmutableHashSet<ISymbol> visited) => use switch
    {
        IInvocationOperation call => atCall(GuardFinder.Through(send, call), visited),
        // A method group is a delegate without a lambda around it.
        _ => atDelegate(send.From(use), visited),
    };

    private bool IsRecursive(IOperation use, IMethodSymbol member) =>
        SymbolEqualityComparer.Default.Equals(bodies.OwnerOf(use.Root())?.OriginalDefinition, member);

    private static bool AllCallersVisible(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.IsVirtual || method.IsOverride || method.IsAbstract) return false;
        if (ImplementsInterface(method)) return false;
        for (ISymbol? symbol = method; symbol is not null; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal) return true;
        }

        return false;
    }

    private static bool ImplementsInterface(IMethodSymbol method) =>
        method.ExplicitInterfaceImplementations.Length > 0
        || method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers(method.Name)).Any(member =>
            SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
