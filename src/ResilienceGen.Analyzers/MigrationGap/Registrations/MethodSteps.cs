using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>What a method does to services and builders: from its source where that can be seen, else from the facts of its assembly.</summary>
internal sealed class MethodSteps(BodySource bodies, Implementations implementations, PolicyReader policies, AssemblyFacts facts, ReferencedAssemblies assemblies)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<RegistrationStep>> _source = new(SymbolEqualityComparer.Default);

    /// <summary>The steps; null when nothing is known about the method.</summary>
    public ImmutableArray<RegistrationStep>? Of(MethodTarget target) =>
        target.Symbol is { } method && bodies.SourceOf(method) is var source && bodies.IsInSource(source) ? _source.GetOrAdd(source, Read) : facts.StepsOf(target);

    /// <summary>The steps of a body that belongs to no method.</summary>
    public ImmutableArray<RegistrationStep> OfInitializer(IOperation body) => StepReader.Read(body, method: null, policies);

    /// <summary>Whether a method of which nothing is known may register something.</summary>
    public bool MayRegister(MethodTarget target) => assemblies.MayRegister(target.Assembly);

    // Which override runs is not decided here: what only some of them do is uncertain, and an interface may have others elsewhere.
    private ImmutableArray<RegistrationStep> Read(IMethodSymbol method)
    {
        var targets = implementations.Of(method);
        return targets.Length switch
        {
            0 => [new LosesTrack("unresolvedRegistration", Place: null)],
            1 => ReadBody(targets[0]),
            _ => [.. targets.Select(target => new When(Condition.Undecided, ReadBody(target)))],
        };
    }

    private ImmutableArray<RegistrationStep> ReadBody(IMethodSymbol method) =>
        [.. bodies.Of(method).Select(body => OwnPart(body, method)).SelectMany(body => StepReader.Read(body, method, policies))];

    // A local function is bound as a part of the member around it.
    private static IOperation OwnPart(IOperation body, IMethodSymbol method) =>
        method.MethodKind != MethodKind.LocalFunction ? body
        : body.DescendantsAndSelf<ILocalFunctionOperation>().FirstOrDefault(function => SymbolEqualityComparer.Default.Equals(function.Symbol, method))?.Body ?? body;
}
