using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.Facts;

/// <summary>The facts that referenced assemblies tell. An assembly that does not declare the attribute costs one look-up.</summary>
internal sealed class AssemblyFacts(Compilation compilation)
{
    private readonly ConcurrentDictionary<IAssemblySymbol, ImmutableDictionary<string, Fact>> _facts = new(SymbolEqualityComparer.Default);

    /// <summary>What a method of another assembly registers; null when no fact tells it.</summary>
    public ImmutableArray<RegistrationStep>? StepsOf(MethodTarget target) =>
        !SymbolEqualityComparer.Default.Equals(target.Assembly, compilation.Assembly) && Of(target.Assembly).TryGetValue(FactKinds.Registration + target.Id, out var fact)
            ? new StepParser(compilation, target.Assembly, target.Symbol?.OriginalDefinition).Parse(fact.Value)
            : null;

    /// <summary>The typed clients that another assembly registers.</summary>
    public IEnumerable<Fact> ClientsOf(IAssemblySymbol assembly) => Of(assembly).Values.Where(fact => fact.Kind == FactKinds.Client);

    private ImmutableDictionary<string, Fact> Of(IAssemblySymbol assembly) => _facts.GetOrAdd(assembly, Read);

    private static ImmutableDictionary<string, Fact> Read(IAssemblySymbol assembly)
    {
        if (assembly.GetTypeByMetadataName(FactDeclaration.FullName) is null) return ImmutableDictionary<string, Fact>.Empty;
        var facts = ImmutableDictionary.CreateBuilder<string, Fact>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: FactDeclaration.Name, ConstructorArguments: [{ Value: string kind }, { Value: string subject }, { Value: string value }] })
                facts[kind + subject] = new Fact(kind, subject, value);
        }

        return facts.ToImmutable();
    }
}
