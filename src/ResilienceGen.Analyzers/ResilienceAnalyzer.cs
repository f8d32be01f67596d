using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Usage;

namespace ResilienceGen.Analyzers;

/// <summary>All rules that ask the verdict engine, in one analyzer: the engine and its memory exist once per compilation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResilienceAnalyzer : EngineAnalyzer
{
    /// <summary>Creates the analyzer with every rule of the pack.</summary>
    public ResilienceAnalyzer()
        : base(
            new GapRule(),
            new CannotDecide(),
            new SinkHandedOn(),
            new VoidExemption(),
            new ExposedClient(),
            new NonIdempotentVerbRetried(),
            new RequestMessageReused(),
            new ContentCannotBeReplayed(),
            new ResponseDroppedOnRetry(),
            new CallbackIgnoresToken(),
            new NoCancellationReachesCall(),
            new ClientTimeoutTooShort(),
            new TimeoutOverwritten(),
            new SyncOverAsync(),
            new ExceptionSwallowedInGuard(),
            new CancellationCountedAsFailure(),
            new FailureStatusNeverSeen(),
            new RetryAfterIgnored(),
            new PipelineBuiltPerCall(),
            new NestedRetry(),
            new StrategyOrder(),
            new RetryWithoutJitter(),
            new HandRolledRetry(),
            new GuardDoesNothing(),
            new FactoryClientWithoutResilience(),
            new HandlerResendsWrites(),
            new HandlerIgnoresRetryAfter(),
            new HandlerAddedTwice(),
            new SharedBreaker(),
            new HandlerOptionsContradict(),
            new UnwrappedImplementation(),
            new WrapperAroundRetries(),
            new WrapperAroundSdk(),
            new CapturedTypedClient(),
            new UnsupportedCombination(),
            new NeverReachedRegistration(),
            new UnregisteredName(),
            new MemberRetriesWrite(),
            new FactsMissing())
    {
    }
}
