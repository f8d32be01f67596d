using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Values;

/// <summary>Answers where a value comes from, through locals, fields, properties, parameters and methods of this compilation.</summary>
internal sealed class ValueOrigins(BodySource bodies, References references, Implementations implementations)
{
    public IReadOnlyList<Origin> Of(IOperation value)
    {
        var tracer = new OriginTracer(bodies, references, implementations);
        tracer.Trace(value, frame: null);
        return tracer.Found;
    }

    /// <summary>The origins of what a method returns.</summary>
    public IReadOnlyList<Origin> OfReturns(IMethodSymbol method)
    {
        var tracer = new OriginTracer(bodies, references, implementations);
        tracer.TraceReturns(method, [], outer: null);
        return tracer.Found;
    }
}
