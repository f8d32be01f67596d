using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>
/// Whether a guard that takes a delegate can carry a request. One that waits for nothing, and that nobody sends through, repeats file or lock operations:
/// it is no path for a call.
/// </summary>
internal sealed class Carriers(BodySource bodies, SinkCatalog sinks)
{
    private const int MaxDepth = 6;

    /// <summary>Whether the delegate's result is awaited by whoever runs it.</summary>
    public static bool Awaits(ITypeSymbol type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } returned } && HttpTypes.IsTaskLike(returned);

    /// <summary>Whether the delegate handed in here sends a request, itself or through what it calls.</summary>
    public bool Sends(IOperation handed) => Sends(handed, new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default), 0);

    private bool Sends(IOperation code, HashSet<IMethodSymbol> visited, int depth) =>
        sinks.In(code).Any() || (depth < MaxDepth && Called(code).Any(method => bodies.IsInSource(method) && visited.Add(method) && bodies.Of(method).Any(body => Sends(body, visited, depth + 1))));

    private static IEnumerable<IMethodSymbol> Called(IOperation code) => code.DescendantsAndSelf<IOperation>()
        .Select(part => part switch
        {
            IInvocationOperation { TargetMethod: var method } => method,
            IMethodReferenceOperation { Method: var method } => method,
            _ => null,
        })
        .OfType<IMethodSymbol>();
}
