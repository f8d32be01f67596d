using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.ZeroEdit;

/// <summary>Intercepts the registrations of clients where a project opts in, so that the resilient path can be tried before any line is edited.</summary>
/// <remarks>A generator sees no generated code: the interceptors' own calls of the originals are never intercepted again, and Razor pages never at all.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ZeroEditGenerator : IIncrementalGenerator
{
    /// <summary>The step of the generator; tests check it for needless work.</summary>
    internal const string Plan = nameof(Plan);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var plan = AnalyzerSettings.OfTrial(context)
            .Select(static (project, cancellationToken) => project is { } on ? TrialPlan.Of(on.Compilation, on.Settings, cancellationToken) : null)
            .WithTrackingName(Plan);

        context.RegisterSourceOutput(plan, static (output, found) =>
        {
            if (found is not null) output.AddSource(Interception.FileName, SourceText.From(TrialWriter.Write(found), Encoding.UTF8));
        });
    }
}
