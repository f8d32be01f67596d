using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.ZeroEdit;

/// <summary>What the trial does in one project, registration by registration.</summary>
/// <param name="Sites">Every registration that the generator can see.</param>
internal sealed record TrialPlan(EquatableArray<TrialSite> Sites)
{
    /// <summary>The plan; null where the project does not know the client factory, or has no runtime to put into its clients.</summary>
    public static TrialPlan? Of(Compilation compilation, AnalyzerSettings settings, CancellationToken cancellationToken)
    {
        if (!IsPossible(compilation) || GapContext.Create(compilation, settings, cancellationToken) is not { } engine) return null;
        var judge = new TrialJudge(engine);
        return new(new EquatableArray<TrialSite>(RegistrationReference.In(engine).Select(reference => At(reference, judge.Decide(reference), engine))));
    }

    /// <summary>File, line and column of a registration; the file as seen from the project.</summary>
    public static string PlaceOf(RegistrationReference reference, AnalyzerSettings settings)
    {
        var position = reference.Name.GetLocation().GetLineSpan();
        var path = settings.ProjectFolder is { Length: > 0 } folder && position.Path.StartsWith(folder, StringComparison.Ordinal)
            ? position.Path.Substring(folder.Length)
            : Path.GetFileName(position.Path);
        return $"{path.Replace('\\', '/')}({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1})";
    }

    private static bool IsPossible(Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownTypes.ZeroEditTrial) is not null && compilation.GetTypeByMetadataName(KnownTypes.HttpClientFactoryExtensions) is not null;

    private static TrialSite At(RegistrationReference reference, TrialDecision decision, GapContext engine)
    {
        var place = PlaceOf(reference, engine.Settings);
        if (decision.Outcome != TrialOutcome.Intercepted) return new(place, decision, Interceptor: null);
        var location = engine.Bodies.ModelOf(reference.Name.SyntaxTree).GetInterceptableLocation(reference.Call!, engine.Bodies.CancellationToken);
        return location is null
            ? new(place, TrialDecision.Refused("The compiler cannot intercept the call."), Interceptor: null)
            : new(place, decision, InterceptorReader.Read(reference.Method, location));
    }
}
