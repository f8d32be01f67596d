using System.Collections.Immutable;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>What must hold of a call before it may be rewritten, whatever the path: do no harm, and never break a build.</summary>
internal static class SiteChecks
{
    private static readonly ImmutableArray<SiteCheck> All =
    [
        new("methodGroup", (call, _) => call.Sink.IsMethodGroup),
        new("baseCall", (call, _) => Surroundings.IsBaseCall(call.Sink)),
        new("expressionTree", (call, _) => Surroundings.InExpressionTree(call.Sink.Operation)),
        new("queryExpression", (call, _) => Surroundings.InQuery(call.Sink.Operation)),
        new("insideLock", (call, _) => Surroundings.InLock(call.Sink.Operation)),
        new("iterator", (call, _) => Surroundings.InIterator(call.Sink.Operation)),
        new("interfaceMember", (_, member) => Surroundings.InInterface(member)),
        new("structType", (call, member) => Surroundings.CapturesStruct(call.Sink.Operation, member)),
        new("notInMethod", (_, member) => Surroundings.IsInitializer(member)),
        new("refCapture", (call, _) => Captures.ByReference(call.Sink.Operation)),
        new("spanCapture", (call, _) => Captures.RefStruct(call.Sink.Operation)),
        new("argumentAssigns", (call, _) => Captures.Assigns(call.Sink.Operation)),
        new("awaitInArguments", (call, _) => Captures.Awaits(call.Sink.Operation)),
        new("capturedVariableChanges", (call, _) => Captures.ChangesBeforeItRuns(call.Sink.Operation)),
        new("contentStream", (call, _) => Contents.IsStream(call)),
        new("sharedContent", (call, _) => Contents.IsForeign(call)),
        new("requestParameter", (call, _) => RequestMoves.IsHandedIn(call)),
        new("requestShared", (call, _) => RequestMoves.IsShared(call)),
        new("requestBuiltInBranches", (call, _) => RequestMoves.IsBuiltInBranches(call)),
        new("requestUsedLater", (call, _) => RequestMoves.IsUsedLater(call)),
    ];

    /// <summary>The code of the first check that applies; null when the call may move.</summary>
    public static string? FirstReason(CallDescription call, Microsoft.CodeAnalysis.ISymbol member) =>
        All.FirstOrDefault(check => check.Applies(call, member))?.Reason;
}
