using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Values;

internal enum OriginKind
{
    /// <summary>An expression that yields the value: a creation, a lambda, a call of code we cannot see.</summary>
    Value,

    /// <summary>Handed in by code outside this compilation, or by a container.</summary>
    Outside,

    /// <summary>The trail ends: a collection, an out argument, too many steps.</summary>
    Lost,
}

/// <summary>One place a value may come from.</summary>
internal sealed record Origin(IOperation Operation, OriginKind Kind = OriginKind.Value);
