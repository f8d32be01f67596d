using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Support;

/// <summary>The releases of a package from one version to before another.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Before">The first that is none of them; null where all later ones are.</param>
internal sealed record PackageReleases(Version From, Version? Before = null)
{
    // Some libraries keep the version of their identity for years. The first of these is that of the package.
    private static readonly string[] Attributes = ["System.Reflection.AssemblyInformationalVersionAttribute", "System.Reflection.AssemblyFileVersionAttribute"];

    /// <summary>Whether the assembly tells that it is of one of these releases.</summary>
    public bool Include(IAssemblySymbol? assembly) => VersionOf(assembly) is { } version && version >= From && (Before is null || version < Before);

    /// <summary>The version without label and commit, 2.63.0 of 2.63.0-pre1+4f2c; null where the assembly does not tell it.</summary>
    public static Version? VersionOf(IAssemblySymbol? assembly) => Attributes.Select(name => Read(assembly, name)).FirstOrDefault(version => version is not null);

    private static Version? Read(IAssemblySymbol? assembly, string name) =>
        assembly?.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(name)) is { ConstructorArguments: [{ Value: string text }] }
        && Version.TryParse(text.Split('-', '+')[0], out var version)
            ? version
            : null;
}
