using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Values;

/// <summary>Answers where a value comes from, through locals, fields, properties, parameters and methods of this compilation.</summary>
internal sealed class ValueOrigins(BodySource bodies, References references, Implementations implementations)
{
    public IReadOnlyList<Origin> Of(IOperation value) => Of(value, intoCallers: true);

    /// <summary>The origins without asking who calls the members on the way: cheap, and enough where only a visible creation would prove anything.</summary>
    public IReadOnlyList<Origin> OfVisible(IOperation value) => Of(value, intoCallers: false);

    private IReadOnlyList<Origin> Of(IOperation value, bool intoCallers)
    {
        var tracer = new OriginTracer(bodies, references, implementations, intoCallers);
        tracer.Trace(value, frame: null);
        return tracer.Found;
    }

    /// <summary>The origins of what a method returns.</summary>
    public IReadOnlyList<Origin> OfReturns(IMethodSymbol method)
    {
        var tracer = new OriginTracer(bodies, references, implementations, intoCallers: true);
        tracer.TraceReturns(method, [], outer: null);
        return tracer.Found;
    }
}
