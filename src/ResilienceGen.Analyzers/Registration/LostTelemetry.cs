using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>Application Insights that is registered after resilience: it stumbles over the keyed services of the pipelines, gives up and says nothing.</summary>
internal static class LostTelemetry
{
    private static readonly string[] Names = ["AddApplicationInsightsTelemetry", "AddApplicationInsightsTelemetryWorkerService"];

    private static readonly PackageReleases Keyed = new(new Version(8, 2));
    private static readonly PackageReleases Stumbling = new(new Version(2, 15), Before: new Version(2, 23));

    /// <summary>What is wrong with the call; null where it is none of these, or not certain to register nothing.</summary>
    public static string? Of(RegistrationCall telemetry, ImmutableArray<RegistrationCall> handlers, GapContext engine) =>
        IsTelemetry(telemetry)
        && Stumbling.Include(telemetry.Method?.ContainingAssembly)
        && handlers.FirstOrDefault(handler => Keyed.Include(handler.Method?.ContainingAssembly) && Precedes(handler, telemetry)) is { } first
        && !MayBeRegisteredBefore(telemetry.Method!.ContainingAssembly.Name, engine)
            ? $"{telemetry.Method.ContainingAssembly.Name} {PackageReleases.VersionOf(telemetry.Method.ContainingAssembly)} registers nothing after the resilience of line {first.Location.GetLineSpan().StartLinePosition.Line + 1}, so all its telemetry is lost; register it before that line, or update that package to 2.23.0 or later"
            : null;

    private static bool IsTelemetry(RegistrationCall call) => Names.Contains(call.Name) && call.Method?.ContainingType.Is(KnownTypes.ApplicationInsightsExtensions) == true;

    private static bool Precedes(RegistrationCall handler, RegistrationCall telemetry)
    {
        var registering = DefaultsThatRun(handler) ?? handler;
        return PlaceOf(registering.Operation) is { } before && PlaceOf(telemetry.Operation) is { } after
            && ReferenceEquals(before.Block, after.Block) && before.Index < after.Index
            && ServiceOrigin.Of(registering.Receiver) is { } services && ServiceOrigin.Of(telemetry.Receiver)?.IsSameAs(services) == true;
    }

    // The defaults run their delegate at once, and its first statement in any case.
    private static RegistrationCall? DefaultsThatRun(RegistrationCall handler) =>
        PlaceOf(handler.Operation) is { Index: 0, Block.Parent: IAnonymousFunctionOperation lambda }
        && lambda.Ancestors().OfType<IInvocationOperation>().FirstOrDefault() is { } call
        && RegistrationCall.Of(call) is { Name: RegistrationNames.Defaults, IsOfLibrary: true } defaults
            ? defaults
            : null;

    // The statement that runs the call whenever it is reached, by its place in its block.
    private static (IBlockOperation Block, int Index)? PlaceOf(IOperation call)
    {
        for (var current = call; current.Parent is { } parent; current = parent)
        {
            if (parent is IBlockOperation block) return (block, block.Operations.IndexOf(current));
            if (!RunsItsParts(parent)) return null;
        }

        return null;
    }

    private static bool RunsItsParts(IOperation operation) => operation
        is IInvocationOperation or IArgumentOperation or IConversionOperation or IExpressionStatementOperation or IReturnOperation or ISimpleAssignmentOperation
        or IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation;

    // Once it is registered, or the module it looks for, a later call does nothing or succeeds.
    private static bool MayBeRegisteredBefore(string library, GapContext engine) =>
        !Hosts.IsProgram(engine)
        || Hosts.IsUsedOutside(library, engine)
        || engine.IsWritten("DiagnosticsTelemetryModule")
        || Names.SelectMany(name => Written(name, engine)).Skip(1).Any();

    private static IEnumerable<SimpleNameSyntax> Written(string name, GapContext engine) =>
        engine.MembersWith(name).SelectMany(member => member.DescendantNodes().OfType<SimpleNameSyntax>()).Where(written => written.Identifier.ValueText == name).Distinct();
}
