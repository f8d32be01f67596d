using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>A resilient path in reach of a type: something its methods are guarded by.</summary>
/// <param name="Method">The method that guards: an own method, a static helper, or the execute method of a pipeline.</param>
/// <param name="Holder">The field or property the method is called on, where it is not an own method.</param>
/// <param name="Users">The members of the type that already go through it.</param>
internal sealed record ResiliencePath(IMethodSymbol Method, ISymbol? Holder, ImmutableArray<ISymbol> Users)
{
    /// <summary>What a developer calls it.</summary>
    public string Name => Holder is IMethodSymbol maker ? $"{maker.Name}().{Method.Name}" : Holder is not null ? $"{Holder.Name}.{Method.Name}" : Method.IsStatic && IsHelper ? $"{Method.ContainingType.Name}.{Method.Name}" : Method.Name;

    /// <summary>Where it can be read: the path method, or the field that holds the pipeline.</summary>
    public Location? Location => (Holder ?? Method).Locations.FirstOrDefault(location => location.IsInSource);

    /// <summary>Whether it stands in a type of its own, so that the type's name must be written.</summary>
    public bool IsHelper { get; init; }

    /// <summary>What the type hands to the path beside the call.</summary>
    public HandedMembers Handed { get; init; } = new();

    /// <summary>What the path is to the type, as the middle of a sentence.</summary>
    public string Describe(INamedTypeSymbol type) => Users.Length switch
    {
        0 => $"a path of {Method.ContainingType.Name} that sends again",
        1 => $"the path that 1 other method of {type.Name} uses",
        var count => $"the path that {count} other methods of {type.Name} use",
    };
}
