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
/// <param name="Unprotected">Why the method passes through although nobody asked for that; null where all is as intended.</param>
internal sealed record MethodReading(IMethodSymbol Symbol, MethodModel Model, string? Unprotected)
{
    public OperationModel? Operation => Model as OperationModel;
}
