using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>
/// What the reader found out about one marked interface. The generator takes the model only, for it alone may be cached;
/// the analyzers take the rest, which knows where things stand.
/// </summary>
/// <param name="Model">What to write; null where there is an obstacle.</param>
/// <param name="Obstacle">Why no wrapper can be written; null where one is.</param>
/// <param name="Methods">The methods of the interface and its bases with what becomes of each.</param>
internal sealed record WrapperReading(WrapperModel? Model, WrapperObstacle? Obstacle, ImmutableArray<MethodReading> Methods);

/// <summary>What becomes of one method.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="Model">What to write: an <see cref="OperationModel"/> where it runs on the resilient path.</param>
/// <param name="OptsOut">Whether the user asked for no resilience.</param>
/// <param name="Unprotected">Why the method can only pass through; null where it could be protected.</param>
internal sealed record MethodReading(IMethodSymbol Symbol, MethodModel Model, bool OptsOut, string? Unprotected)
{
    public OperationModel? Operation => Model as OperationModel;
}
