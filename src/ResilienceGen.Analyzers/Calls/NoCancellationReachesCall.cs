using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2006: nobody can cancel the call, because its method takes no token.</summary>
internal sealed class NoCancellationReachesCall : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.NoCancellationReachesCall,
        "No cancellation reaches the call",
        "{0} cannot be cancelled, because {1} takes no CancellationToken; {2}",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A caller who gives up, a request that is aborted, a host that stops: none of them can end the call before its timeout.",
        helpLinkUri: RuleHelp.Link(RuleIds.NoCancellationReachesCall));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    // One finding for a method: its first call stands for all.
    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.Verdicts
            .Where(site => site.Kind != VerdictKind.Exempt && site.Member is IMethodSymbol method && CouldTakeToken(method) && TakesNone(site) && !IsDelegate(method, type))
            .GroupBy(site => site.Member, SymbolEqualityComparer.Default)
            .Select(calls => calls.OrderBy(site => site.Location.SourceSpan.Start).First())
            .Select(first => Diagnostic.Create(Descriptor, first.Location, first.CalleeName, first.Member.Name, Advice(type.Symbol)));

    private static bool TakesNone(SiteVerdict site) =>
        site.Sink.Invocation is { } call
        && TokenOverload.Of(call.TargetMethod) is not null
        && !call.Arguments.Any(argument => HttpTypes.IsCancellationToken(argument.Parameter?.Type) && argument.ArgumentKind != ArgumentKind.DefaultValue)
        && !call.Root().Descendants<IOperation>().Any(IsToken)
        && CallbackTokens.Around(call) is null;

    // Whoever takes the method as a delegate decides its signature.
    private static bool IsDelegate(ISymbol member, ReviewedType type) =>
        type.Operations<IMethodReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Method.OriginalDefinition, member.OriginalDefinition));

    private static bool CouldTakeToken(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && HttpTypes.IsTaskLike(method.ReturnType)
        && method is { IsOverride: false, IsVirtual: false, Name: not "Main", ExplicitInterfaceImplementations.IsEmpty: true }
        && method.Parameters.All(parameter => !parameter.IsParams && !CarriesToken(parameter.Type))
        && !method.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).Any(declared =>
            SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared), method));

    // A token somewhere in the member shows that its author has thought of it.
    private static bool IsToken(IOperation part) => part.Kind is OperationKind.ParameterReference or OperationKind.LocalReference or OperationKind.FieldReference or OperationKind.PropertyReference && CarriesToken(part.Type);

    // EventArgs: the signature belongs to the event. A context brings its own token.
    private static bool CarriesToken(ITypeSymbol? type) =>
        HttpTypes.IsCancellationToken(type)
        || type.IsOrDerivesFrom("System.EventArgs")
        || type?.Name is "CancellationTokenSource" or "HttpContext" or "ResilienceContext" or "ServerCallContext" or "IJobExecutionContext" or "FunctionContext";

    private static string Advice(INamedTypeSymbol type) =>
        type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.ControllerBase") || type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.RazorPages.PageModel")
            ? "pass HttpContext.RequestAborted, or take a token as a parameter"
            : "add an optional one and pass it on";
}
