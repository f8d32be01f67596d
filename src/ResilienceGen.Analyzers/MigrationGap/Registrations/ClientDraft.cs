using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>A registration while its steps are run.</summary>
internal sealed class ClientDraft(RegistrationKind kind, ImmutableArray<string?> names, bool isConditional, Location location)
{
    private const string Conditional = "conditionalRegistration";

    private readonly List<ITypeSymbol> _clients = [];
    private readonly List<RegisteredHandler> _handlers = [];
    private string? _doubt;
    private bool? _removesDefaults = false;

    private ImmutableArray<string?> Names => names;

    private bool IsConditional => isConditional;

    public void Add(ITypeSymbol client) => _clients.Add(client);

    public void Add(RegisteredHandler handler, bool sure) =>
        _handlers.Add(sure ? handler : handler with { Traits = handler.Traits.Perhaps(Conditional) });

    /// <summary>Whether the other registration may be of the same name.</summary>
    public bool MayMeet(ClientDraft other) => Names.Any(name => other.Names.Contains(name));

    /// <summary>Whether the other registration, if this one is made, is made as well, and of the same name.</summary>
    public bool Meets(ClientDraft other) => !other.IsConditional && Names is [{ } name] && other.Names is [{ } same] && name == same;

    /// <summary>Takes out the resilience handlers, those of the defaults as well; those of policies stay, as they do at run time.</summary>
    public void Remove(bool sure)
    {
        RemoveHandlers(_ => sure);
        if (sure) _removesDefaults = true;
        else if (_removesDefaults == false) _removesDefaults = null;
    }

    /// <summary>Takes out the resilience handlers that are added before the place. The steps of a builder are known together, whenever they run.</summary>
    public void RemoveBefore(Location place, bool sure) => RemoveHandlers(handler => IsBefore(handler.Location, place) is { } before ? before ? sure : null : false);

    // True takes a handler out for certain, false perhaps, null not at all.
    private void RemoveHandlers(Func<RegisteredHandler, bool?> takesOut)
    {
        for (var index = _handlers.Count - 1; index >= 0; index--)
        {
            var handler = _handlers[index];
            if (handler.Kind is not (HandlerKind.Standard or HandlerKind.Hedging or HandlerKind.Pipeline) || takesOut(handler) is not { } certain) continue;
            if (certain) _handlers.RemoveAt(index);
            else _handlers[index] = handler with { Traits = handler.Traits.Perhaps(Conditional) };
        }
    }

    // Only within one function is the order of the text that of the calls.
    private static bool? IsBefore(Location first, Location second) =>
        first.SourceTree is { } tree && tree == second.SourceTree && FunctionAt(first, tree) == FunctionAt(second, tree) ? first.SourceSpan.Start < second.SourceSpan.Start : null;

    private static SyntaxNode FunctionAt(Location place, SyntaxTree tree) =>
        tree.GetRoot().FindNode(place.SourceSpan).FirstAncestorOrSelf<SyntaxNode>(node => node
            is (MemberDeclarationSyntax and not GlobalStatementSyntax) or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) ?? tree.GetRoot();

    public void Lose(string reason) => _doubt ??= reason;

    public IEnumerable<ClientRegistration> Finish() =>
        from name in names
        select new ClientRegistration(kind, [.. _clients.Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)], name, [.. _handlers], _doubt, _removesDefaults, isConditional, location);
}
