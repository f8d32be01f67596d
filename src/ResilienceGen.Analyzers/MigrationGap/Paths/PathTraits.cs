using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>What the body of a path method does with what it is handed; the answers decide whether a call may be rewritten onto it.</summary>
internal sealed class PathTraits(BodySource bodies, Implementations implementations, SinkCatalog sinks, Transparency transparency, WritePolicy writes)
{
    /// <summary>Why the path would not send the call as it is; null when it would.</summary>
    public string? Refusal(IMethodSymbol path, PathShape shape, CallDescription call)
    {
        if (!transparency.ReturnsResult(path)) return "pathAltersCall";
        if (HttpTypes.IsResponse(call.Result) && transparency.ThrowsOnStatus(path)) return "pathAltersCall";
        if (shape == PathShape.Delegate) return null;
        if (!SendsWithSameClient(path, call)) return "otherClient";
        return shape == PathShape.Request && ResendsAsIs(path) ? "pathResendsRequest" : null;
    }

    /// <summary>Whether the path looks at the verb to leave a write alone.</summary>
    public bool IsVerbAware(IMethodSymbol path) => BodiesOf(path).Any(writes.In);

    /// <summary>Whether a string parameter is the verb and not the address.</summary>
    public bool IsVerb(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && parameter.ContainingSymbol is IMethodSymbol method
        && BodiesOf(method).SelectMany(body => body.Descendants<IObjectCreationOperation>())
            .Any(creation => creation.Type.Is(KnownTypes.HttpMethod) && creation.Arguments.Any(argument =>
                argument.Value.Unwrap() is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, parameter.OriginalDefinition)));

    /// <summary>The one verb a path without a verb parameter sends; null where it cannot be told.</summary>
    public string? FixedVerb(IMethodSymbol path)
    {
        var verbs = SinksOf(path).Select(sink => CallDescription.Of(sink).Verb).Distinct().Take(2).ToList();
        return verbs.Count == 1 ? verbs[0] : null;
    }

    private bool SendsWithSameClient(IMethodSymbol path, CallDescription call)
    {
        if (path.Parameters.Any(parameter => HttpTypes.IsClient(parameter.Type))) return true;
        var client = ClientOf(call.Sink);
        var used = SinksOf(path).ToList();
        return client is not null && used.Count > 0 && used.All(sink => SymbolEqualityComparer.Default.Equals(ClientOf(sink), client));
    }

    // HttpClient refuses to send one message twice: a path must copy the one it is given.
    private bool ResendsAsIs(IMethodSymbol path) => SinksOf(path).Any(sink =>
        CallDescription.Of(sink).Request?.Unwrap() is IParameterReferenceOperation { Parameter.ContainingSymbol: var owner }
        && SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, path.OriginalDefinition));

    private static ISymbol? ClientOf(Sink sink) => sink.Receiver switch
    {
        IMemberReferenceOperation reference => reference.Member.OriginalDefinition,
        IParameterReferenceOperation reference => reference.Parameter.OriginalDefinition,
        _ => null,
    };

    // Through the helpers that make one attempt.
    private IEnumerable<Sink> SinksOf(IMethodSymbol path) =>
        BodiesOf(path).SelectMany(body => sinks.In(body).Concat(
            from call in body.Descendants<IInvocationOperation>()
            let target = call.TargetMethod.OriginalDefinition
            where SymbolEqualityComparer.Default.Equals(target.ContainingType, path.ContainingType.OriginalDefinition) && !SymbolEqualityComparer.Default.Equals(target, path.OriginalDefinition)
            from inner in bodies.Of(target)
            from sink in sinks.In(inner)
            select sink));

    private IEnumerable<IOperation> BodiesOf(IMethodSymbol path) => implementations.Of(path).SelectMany(target => bodies.Of(target));
}
