using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// Says what is wrong with resilience attributes. It asks the generator's reader, so that the two cannot disagree; that it is an analyzer
/// lets <c>#pragma</c>, <c>[SuppressMessage]</c> and <c>.editorconfig</c> work.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        UsageRules.ValueOutOfRange,
        UsageRules.PoliciesContradict,
        UsageRules.MemberCannotBeProtected,
        UsageRules.InterfaceCannotBeWrapped,
        UsageRules.TimeoutCannotCancel,
        UsageRules.WriteIsRetried,
        UsageRules.MemberCannotBeCreated,
        UsageRules.PolicyHasNoEffect,
        UsageRules.SharedPolicySetTwice,
        UsageRules.WorkIsDropped,
        UsageRules.DefaultBodyBypassesWrapper,
        UsageRules.EnvironmentTooOld,
        UsageRules.ValueDefeatsPolicy,
        UsageRules.FallbackCannotBeUsed,
        UsageRules.FallbackCycle,
        UsageRules.PartitionNamesNoParameter,
        UsageRules.ParameterIsSentOnce,
        UsageRules.KeyCannotBeUsed,
        UsageRules.PolicyDoesNotFit,
        UsageRules.ResultPredicateCannotBeUsed,
        UsageRules.ChainCycle,
        UsageRules.MemberDoesNotFit,
        UsageRules.MemberUnreachable,
        UsageRules.MemberRepeated,
        UsageRules.ChainEmpty,
        UsageRules.DegradationHidden,
        UsageRules.ChainOfOne,
        UsageRules.RouteLeadsNowhere,
        UsageRules.TiersDoNotAddUp,
    ];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!MayUseAttributes(start.Compilation, start.CancellationToken)) return;

            var findings = new Findings();
            var marked = new MarkedInterfaces(start.Compilation);
            start.RegisterSymbolAction(symbol => CheckType(symbol, marked, findings), SymbolKind.NamedType);
            start.RegisterSymbolAction(symbol => CheckMethod(symbol, findings), SymbolKind.Method);
            start.RegisterSymbolStartAction(type => ImplementationCheck.Register(type, findings), SymbolKind.NamedType);
            start.RegisterSymbolStartAction(type => DefaultBodyCheck.Register(type, findings), SymbolKind.NamedType);
            start.RegisterSyntaxNodeAction(node => CheckAssembly(node, findings), SyntaxKind.CompilationUnit);
        });
    }

    // No file can use an attribute of ours where none writes the namespace, if only in a global using.
    private static bool MayUseAttributes(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetTypeByMetadataName(KnownTypes.ResilientAttribute) is not null
        && compilation.SyntaxTrees.Any(tree => SourceWords.Of(tree, cancellationToken).Writes(KnownTypes.AttributeNamespace));

    private static void CheckType(SymbolAnalysisContext context, MarkedInterfaces marked, Findings findings)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class } type) return;

        var report = findings.To(context.ReportDiagnostic);
        foreach (var attribute in type.GetAttributes()) PolicyValueCheck.Report(attribute, context.Compilation, report);
        if (type.TypeKind == TypeKind.Class) CheckClass(type, report);
        else CheckInterface(type, context, marked, report);
    }

    // A class has policies as a member of a chain; the chain stands on an interface that it implements, so there is no other place to look.
    private static void CheckClass(INamedTypeSymbol type, Report report)
    {
        if (!EffectCheck.HasPolicies(type)) return;

        Contract[] chains = [.. Contract.Of(type).Where(contract => contract.PlaceOf(type) >= 0)];
        if (chains.Length == 0) EffectCheck.ReportClass(type, report);
        foreach (var chain in chains) new EffectivePolicies(type, chain.StartsFromNothing).Report(report, type.Locations[0]);
        if (type.Find(KnownTypes.CircuitBreakerAttribute) is { } circuitBreaker) ParameterCheck.ReportPartition(circuitBreaker, "a class", report);
    }

    private static void CheckInterface(INamedTypeSymbol type, SymbolAnalysisContext context, MarkedInterfaces marked, Report report)
    {
        EffectCheck.ReportRoutes(type, report);
        if (type.Find(KnownTypes.ResilientAttribute) is not { } resilient)
        {
            EffectCheck.ReportUnmarked(type, report);
            return;
        }

        ChainCheck.Report(type, context.Compilation, report, context.CancellationToken);
        var place = Places.MarkedDeclaration(type, resilient, context.CancellationToken);
        var reading = WrapperReader.Read(type, context.Compilation, context.CancellationToken);
        if (reading.Obstacle is { } obstacle)
        {
            var rule = obstacle.RuleId == RuleIds.EnvironmentTooOld ? UsageRules.EnvironmentTooOld : UsageRules.InterfaceCannotBeWrapped;
            report(rule, place, [type.Name, obstacle.Reason]);
            return;
        }

        new MethodCheck(type, place, reading, context.Compilation, report).Report();
        SharedPolicyCheck.Report(type, reading, marked, context.Compilation, report, context.CancellationToken);
    }

    private static void CheckMethod(SymbolAnalysisContext context, Findings findings)
    {
        var method = (IMethodSymbol)context.Symbol;
        var report = findings.To(context.ReportDiagnostic);
        foreach (var attribute in method.GetAttributes()) PolicyValueCheck.Report(attribute, context.Compilation, report);
        EffectCheck.Report(method, report);
        ParameterCheck.ReportKeys(method, report);
    }

    private static void CheckAssembly(SyntaxNodeAnalysisContext context, Findings findings)
    {
        if (((CompilationUnitSyntax)context.Node).AttributeLists.Count == 0) return;

        var report = findings.To(context.ReportDiagnostic);
        foreach (var attribute in context.Compilation.Assembly.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference?.SyntaxTree == context.Node.SyntaxTree) PolicyValueCheck.Report(attribute, context.Compilation, report);
        }
    }
}
