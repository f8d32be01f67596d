using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>Which referenced libraries may register clients or set defaults, judged by what they are built on.</summary>
internal sealed class ReferencedAssemblies(Compilation compilation)
{
    private const string FactoryLibrary = "Microsoft.Extensions.Http";

    private readonly ConcurrentDictionary<string, bool> _mayRegister = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<ILookup<string, IAssemblySymbol>> _assemblies = new(() =>
        compilation.SourceModule.ReferencedAssemblySymbols.ToLookup(assembly => assembly.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The assemblies that do not belong to the platform.</summary>
    public IEnumerable<IAssemblySymbol> Libraries => compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => !ServiceTypes.IsPlatform(assembly.Name));

    /// <summary>The names of methods elsewhere that take services or a builder, and whose assembly may register something with them.</summary>
    public IEnumerable<string> MethodNames =>
        from assembly in Libraries
        where MayRegister(assembly)
        from type in TypesBelow(assembly.GlobalNamespace)
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where method.MethodKind == MethodKind.Ordinary && method.Parameters.Any(parameter => ServiceTypes.CanRegister(parameter.Type))
        select method.Name;

    public bool MayRegister(IAssemblySymbol assembly) =>
        !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) && MayRegister(assembly, []);

    /// <summary>Whether the assembly itself is built on the client factory.</summary>
    public static bool UsesFactory(IAssemblySymbol assembly) =>
        assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(reference => reference.Name.StartsWith(FactoryLibrary, StringComparison.Ordinal));

    // Directly, or through another library that it calls.
    private bool MayRegister(IAssemblySymbol assembly, HashSet<string> visited)
    {
        if (_mayRegister.TryGetValue(assembly.Name, out var known)) return known;
        if (ServiceTypes.IsPlatform(assembly.Name) || !visited.Add(assembly.Name)) return false;
        var may = UsesFactory(assembly)
            || assembly.Modules.SelectMany(module => module.ReferencedAssemblies).SelectMany(used => _assemblies.Value[used.Name]).Any(used => MayRegister(used, visited));
        return _mayRegister[assembly.Name] = may;
    }

    private static IEnumerable<INamedTypeSymbol> TypesBelow(INamespaceSymbol ns) =>
        ns.GetTypeMembers().Concat(ns.GetNamespaceMembers().SelectMany(TypesBelow));
}
