using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>How often the generated wrappers of a class send again what the class sends.</summary>
internal sealed class WrapperRetries(INamedTypeSymbol implementation, IEnumerable<Contract> contracts, GapContext engine)
{
    private const int MaxCalls = 4;

    // Whatever a method returns, a lost connection leaves it as an exception.
    private static readonly Handled Heard = Handled.Exactly(Failures.Transport);

    private readonly List<Implemented> _operations = [.. contracts.SelectMany(contract => contract.ImplementedBy(implementation))];

    /// <summary>The operations that retry the send, each with its layer: those that run the code around it and hear of its failure.</summary>
    public IEnumerable<(Implemented Operation, RetryLayer Layer)> Around(IOperation send) =>
        from member in Hearing(send, MaxCalls).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
        from operation in _operations
        where SymbolEqualityComparer.Default.Equals(operation.Body.OriginalDefinition, member)
        let layer = LayerOf(operation)
        where layer is not null
        select (operation, layer);

    // The member itself, and the members of the class that call it, as far as the failure gets that way: past no catch, no task that nobody awaits, no lambda.
    private IEnumerable<IMethodSymbol> Hearing(IOperation send, int calls)
    {
        if (calls == 0 || engine.Bodies.OwnerOf(send.Root()) is not IMethodSymbol member || !Leaves(send, member)) return [];
        var definition = member.OriginalDefinition;
        return engine.Bodies.Of(implementation).SelectMany(body => body.Descendants<IInvocationOperation>())
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, definition))
            .SelectMany(call => Hearing(call, calls - 1))
            .Prepend(definition);
    }

    private bool Leaves(IOperation send, IMethodSymbol member) =>
        ReferenceEquals(send.Function(), send.Root())
        && !TaskUses.HidesFailure(member)
        && !GuardLayers.IsCaught(send, send.Root())
        && TaskUses.FailureLeaves(send, engine.Bodies);

    // A write is not sent again, and what a list of errors lets through only the program knows.
    private RetryLayer? LayerOf(Implemented operation)
    {
        var policy = operation.Contract.PolicyOf(operation.Method);
        if (!policy.IsIdempotent || policy.AllowsNestedRetry) return null;
        if (operation.Contract.RetryOf(operation.Method, implementation) is not { IsOn: true } retry || retry.Values.Any(value => value.Property is "RetryOn" or "AbortOn")) return null;
        var written = retry.Values.FirstOrDefault(value => value.Property == "MaxRetryAttempts")?.Value;
        var retries = written is null ? PolicyDefaults.MaxRetryAttempts : int.TryParse(written, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var place = operation.Method.Locations.FirstOrDefault() ?? Location.None;
        return retries > 0 ? new RetryLayer($"the wrapper of {operation.Contract.Interface.Name}", Heard, retries + 1, place) : null;
    }
}
