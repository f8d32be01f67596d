using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>What must hold of a call before it may be rewritten: do no harm, and never break a build.</summary>
internal static class SiteChecks
{
    private static readonly ImmutableArray<SiteCheck> Always =
    [
        new("unresolvedCall", (call, _) => call.Sink.IsUnresolved),
        new("methodGroup", (call, _) => call.Sink.IsMethodGroup),
        new("baseCall", (call, _) => Surroundings.IsBaseCall(call.Sink)),
        new("expressionTree", (call, _) => Surroundings.InExpressionTree(call.Sink.Operation)),
        new("queryExpression", (call, _) => Surroundings.InQuery(call.Sink.Operation)),
        new("directives", (call, _) => Surroundings.HasDirectives(call.Sink.Operation)),
        new("conditionalReceiver", (call, _) => Surroundings.HasConditionalReceiver(call.Sink.Operation)),
        new("insideLock", (call, _) => Surroundings.InLock(call.Sink.Operation)),
        new("interfaceMember", (_, member) => Surroundings.InInterface(member)),
        new("notInMethod", (_, member) => Surroundings.IsInitializer(member)),
        new("contentStream", (call, _) => Contents.IsStream(call) || Contents.UsesStream(call)),
        new("sharedContent", (call, _) => Contents.IsForeign(call)),
        // The call alone never waits for the thread that it blocks; what goes on after an await of the path does, under a synchronization context.
        new("synchronousCall", (call, _) => BlockingWait.For(call.Sink.Operation) is not null),
    ];

    // What moves into a delegate runs once per attempt, and captures what it uses.
    private static readonly ImmutableArray<SiteCheck> PerAttempt =
    [
        new("iterator", (call, _) => Surroundings.InIterator(call.Sink.Operation)),
        new("structType", (call, member) => Surroundings.CapturesStruct(call.Sink.Operation, member)),
        new("refCapture", (call, _) => Captures.ByReference(call)),
        new("spanCapture", (call, _) => Captures.RefStruct(call)),
        new("argumentAssigns", (call, _) => Captures.Assigns(call)),
        new("argumentChanges", (call, _) => Captures.Changes(call)),
        new("awaitInArguments", (call, _) => Captures.Awaits(call)),
        new("capturedVariableChanges", (call, _) => Captures.ChangesBeforeItRuns(call)),
        new("freshPerCall", (call, _) => Captures.MakesFreshId(call)),
        new("requestParameter", (call, _) => RequestMoves.IsHandedIn(call)),
        new("requestShared", (call, _) => RequestMoves.IsShared(call)),
        new("requestUsedLater", (call, _) => RequestMoves.IsUsedLater(call)),
        new("requestBuiltInBranches", (call, _) => RequestMoves.IsBuiltInBranches(call)),
    ];

    /// <summary>The code of the first check that applies; null when the call may move.</summary>
    public static string? FirstReason(CallDescription call, ISymbol member, Route route)
    {
        return FirstOf(Always) ?? (route.RunsPerAttempt ? FirstOf(PerAttempt) : null)
            ?? (route.Takes(RouteRole.RequestFactory) && RequestMoves.AwaitsWhileBuilding(call) ? "awaitInRequest" : null);

        string? FirstOf(ImmutableArray<SiteCheck> checks)
        {
            foreach (var check in checks)
            {
                if (check.Applies(call, member)) return check.Reason;
            }

            return null;
        }
    }
}
