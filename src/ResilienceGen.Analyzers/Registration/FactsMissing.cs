using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG0004: another project of ours registers something for the clients of this one, and its build does not tell what.</summary>
internal sealed class FactsMissing : RegistrationRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.FactsMissing,
        "Referenced project tells nothing",
        "'{0}' stands in the project '{1}', whose build does not tell what it registers, so calls with the clients registered here may stay unknown; add the package to that project",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A build sees referenced projects without their source. With the package in them they tell what their registration methods do.",
        helpLinkUri: RuleHelp.Link(RuleIds.FactsMissing));

    private static readonly char[] Separators = ['/', '\\'];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        from composition in type.Engine.Registrations.Compositions
        where !composition.Clients.IsEmpty
        from call in composition.Silent
        where type.Holds(call.Place) && call.Target.Symbol is not null && IsSilentProject(call.Target.Assembly, type.Engine.Compilation)
        group call by call.Place into calls
        let target = calls.First().Target
        select Diagnostic.Create(Descriptor, calls.Key, target.Symbol!.Name, target.Assembly.Name);

    // A package of somebody else cannot be given ours; it comes from a folder of packages, a project from where it is built.
    private static bool IsSilentProject(IAssemblySymbol assembly, Compilation compilation) =>
        ReferencedAssemblies.UsesFactory(assembly)
        && assembly.GetTypeByMetadataName(FactDeclaration.FullName) is null
        && compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path }
        && path.Split(Separators).Any(folder => folder is "obj" or "bin");
}
