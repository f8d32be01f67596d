using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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

    public void Add(ITypeSymbol client) => _clients.Add(client);

    public void Add(RegisteredHandler handler, bool sure) =>
        _handlers.Add(sure ? handler : handler with { Traits = handler.Traits.Perhaps(Conditional) });

    /// <summary>Takes out the resilience handlers; those of policies stay, as they do at run time.</summary>
    public void Remove(bool sure)
    {
        if (sure)
        {
            _handlers.RemoveAll(IsRemovable);
            _removesDefaults = true;
            return;
        }

        for (var index = 0; index < _handlers.Count; index++)
        {
            if (IsRemovable(_handlers[index])) _handlers[index] = _handlers[index] with { Traits = _handlers[index].Traits.Perhaps(Conditional) };
        }

        if (_removesDefaults == false) _removesDefaults = null;
    }

    public void Lose(string reason) => _doubt ??= reason;

    public IEnumerable<ClientRegistration> Finish() =>
        from name in names
        select new ClientRegistration(kind, [.. _clients.Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)], name, [.. _handlers], _doubt, _removesDefaults, isConditional, location);

    private static bool IsRemovable(RegisteredHandler handler) => handler.Kind is HandlerKind.Standard or HandlerKind.Hedging or HandlerKind.Pipeline;
}
