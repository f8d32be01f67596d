using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Facts;

/// <summary>Writes what dependents of a project need to know about its registrations. It judges nothing and follows no call.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FactGenerator : IIncrementalGenerator
{
    /// <summary>The steps of the generator; tests check each of them for needless work.</summary>
    internal const string Read = nameof(Read);

    internal const string All = nameof(All);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var facts = context.SyntaxProvider
            .CreateSyntaxProvider(FactReader.IsCandidate, FactReader.Read)
            .WithTrackingName(Read)
            .Where(static fact => fact is not null)
            .Collect()
            .Select(static (all, _) => Sorted(all!))
            .WithTrackingName(All);

        context.RegisterSourceOutput(facts, static (output, all) =>
        {
            if (all.Count > 0) output.AddSource("ResilienceGen.Facts.g.cs", SourceText.From(FactWriter.Write(all), Encoding.UTF8));
        });
    }

    // The order of files must not show in what is written.
    private static EquatableArray<Fact> Sorted(ImmutableArray<Fact> facts) =>
        new(facts.Distinct().OrderBy(fact => fact.Kind, StringComparer.Ordinal).ThenBy(fact => fact.Subject, StringComparer.Ordinal).ThenBy(fact => fact.Value, StringComparer.Ordinal));
}
