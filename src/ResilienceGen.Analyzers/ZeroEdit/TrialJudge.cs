using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.MigrationGap.Withhold;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.ZeroEdit;

/// <summary>Decides at which registrations a second attempt can be proved to stand alone; whatever stays in doubt is refused.</summary>
internal sealed class TrialJudge(GapContext engine)
{
    private static readonly TrialDecision Intercepted = new(TrialOutcome.Intercepted, "");

    private readonly ClientRegistrations _clients = new(engine.Compilation, engine.Registrations, ResilienceTraits.Retry);
    private readonly SentWith _sent = new(engine);

    public TrialDecision Decide(RegistrationReference reference)
    {
        if (ExemptionOf(reference) is { } exempt) return TrialDecision.LeftAlone(exempt.Evidence[0].Text);
        if (reference.Call is null) return TrialDecision.Refused("A method group cannot be intercepted.");
        if (Surroundings.InExpressionTree(reference.Operation)) return TrialDecision.Refused("It stands in an expression tree, which somebody else runs.");
        if (((CSharpCompilation)engine.Compilation).LanguageVersion < LanguageVersion.CSharp11) return TrialDecision.Refused("The interceptor needs C# 11 or newer.");
        var here = reference.Name.GetLocation();
        var registered = engine.Registrations.Clients.Where(client => client.Location.Equals(here)).ToList();
        if (registered.Count == 0) return TrialDecision.Refused("The code around it cannot be followed.");
        var decisions = registered.Select(Decide).ToList();
        return decisions.Find(decision => decision.Outcome == TrialOutcome.Refused)
            ?? decisions.Find(decision => decision.Outcome == TrialOutcome.LeftAlone)
            ?? Intercepted with { Reason = $"GET, HEAD and OPTIONS of {string.Join(", ", registered.Select(client => $"'{client.Name}'").Distinct())} are sent again after a failure." };
    }

    private TrialDecision Decide(ClientRegistration client)
    {
        if (client.Name is not { } name) return TrialDecision.Refused("Only the running program knows the name of the client.");
        var state = client.Clients.FirstOrDefault() is { } type ? _clients.Of(type) : _clients.Of(name);
        if (state is null) return TrialDecision.Refused("The code around it cannot be followed.");
        if (state.Protection == ClientProtection.Guarded) return TrialDecision.LeftAlone(state.Evidence[0].Text);
        if (state.Protection != ClientProtection.Unguarded) return TrialDecision.Refused($"{state.Evidence[0].Text} ({state.Reason})");
        var sent = _sent.Near(client);
        if (sent.IsEmpty) return TrialDecision.Refused($"No call of '{name}' can be seen here, and a retry around one would multiply.");
        return sent.FirstOrDefault(site => site.Kind == VerdictKind.GuardedCall) is { } guarded
            ? TrialDecision.Refused($"{guarded.CalleeName} in {guarded.Type.Name}.{guarded.Member.Name} is sent again already, and the attempts would multiply.")
            : Intercepted;
    }

    private Exemption? ExemptionOf(RegistrationReference reference)
    {
        var tree = reference.Name.SyntaxTree;
        if (engine.Exemptions.OfFile(tree) is { } exempt) return exempt;
        var member = engine.Bodies.ModelOf(tree).GetEnclosingSymbol(reference.Name.SpanStart, engine.Bodies.CancellationToken);
        while (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }) member = member.ContainingSymbol;
        return (member as INamedTypeSymbol ?? member?.ContainingType) is { } type ? engine.Exemptions.Of(type, member!) : null;
    }
}
