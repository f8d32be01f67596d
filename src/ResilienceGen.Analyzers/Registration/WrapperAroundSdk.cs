using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Calls.Layers;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Usage;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG2101 where a client of an SDK is created: the library retries by itself what the generated wrapper retries as well.</summary>
internal sealed class WrapperAroundSdk : TypeRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NestedRetry.Descriptor];

    /// <summary>The rule starts from the interface, which is marked.</summary>
    public override ImmutableHashSet<string> Triggers => ["Resilient", "ResilientAttribute"];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.Symbol.TypeKind != TypeKind.Interface || !type.Symbol.HasAttribute(KnownTypes.ResilientAttribute) ? []
        : from wrapped in RegisteredWrappers.WrappedBy(type.Symbol, type.Engine)
          from finding in Findings(wrapped.Contract, wrapped.Implementation, type.Engine)
          group finding by finding.Location into findings
          select findings.First();

    private static IEnumerable<Diagnostic> Findings(Contract contract, INamedTypeSymbol implementation, GapContext engine)
    {
        var wrapper = new WrapperRetries(implementation, [contract], engine);
        var sdks = new SdkRetries(engine);
        return
            from call in engine.Bodies.Of(implementation).SelectMany(body => body.Descendants<IInvocationOperation>())
            where HttpTypes.IsTaskLike(call.TargetMethod.ReturnType)
            let inner = sdks.Of(call)
            where inner is not null && !IsExempt(call, implementation, engine)
            from around in wrapper.Around(call)
            select Diagnostic.Create(
                NestedRetry.Descriptor, inner.Place, [around.Layer.Place, call.Syntax.GetLocation()], $"{contract.Interface.Name}.{around.Operation.Method.Name}", NestedRetry.Product([inner, around.Layer]), around.Layer.Name, inner.Name);
    }

    private static bool IsExempt(IInvocationOperation call, INamedTypeSymbol implementation, GapContext engine) =>
        engine.Exemptions.Of(implementation, engine.Bodies.OwnerOf(call.Root()) ?? implementation) is not null || engine.Exemptions.OfFile(call.Syntax.SyntaxTree) is not null;
}
