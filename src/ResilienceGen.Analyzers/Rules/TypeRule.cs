using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Rules;

/// <summary>A rule that looks at one type at a time and may ask the verdict engine. It holds no state: one instance serves all compilations.</summary>
internal abstract class TypeRule
{
    /// <summary>What the rule can report.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>
    /// The names of which at least one must be written in a type before the rule is asked about it; null for the names of the sinks.
    /// No operation is built for a type that writes none of the names of any rule.
    /// </summary>
    public virtual ImmutableHashSet<string>? Triggers => null;

    /// <summary>The types of libraries of which the compilation must know one for the <see cref="Triggers"/> to mean anything; null where they are names of the framework.</summary>
    public virtual ImmutableArray<string>? Libraries => null;

    /// <summary>Whether a type that writes the name of a sink concerns the rule, whatever its <see cref="Triggers"/>.</summary>
    public virtual bool ConcernsSinks => Triggers is null;

    /// <summary>What is wrong with the type.</summary>
    public abstract IEnumerable<Diagnostic> Check(ReviewedType type);
}
