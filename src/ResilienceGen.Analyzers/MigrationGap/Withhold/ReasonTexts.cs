namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>The words behind the reason codes of RSG1002, as the end of "it is not rewritten automatically because ...".</summary>
internal static class ReasonTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["unsafeVerb"] = "the verb is not idempotent and the path would send it again",
        ["unknownVerb"] = "the verb of the request cannot be told, and a write must not be sent again",
        ["severalPaths"] = "several paths fit it equally well",
        ["pathAltersCall"] = "the path does not return the answer unchanged",
        ["pathNotAccessible"] = "the path is not accessible from here",
        ["pathHidden"] = "a variable of the same name hides the path here",
        ["pathShape"] = "the path wants something that the call does not have",
        ["pathResendsRequest"] = "the path sends the same request message again, which HttpClient refuses",
        ["otherClient"] = "the path sends with another client",
        ["callNotExpressible"] = "the path cannot express the call",
        ["responseOption"] = "the path has no place for the completion option",
        ["tokenMismatch"] = "the path has no place for the caller's cancellation token",
        ["staticContext"] = "the path is an instance member and the call is in a static one",
        ["synchronousCall"] = "the call is synchronous and the path is not",
        ["notInMethod"] = "it stands in an initializer",
        ["unresolvedCall"] = "the call does not compile as it stands",
        ["methodGroup"] = "it is a method group and not a call",
        ["baseCall"] = "it is a base call, which a delegate may not make safely",
        ["expressionTree"] = "it stands in an expression tree",
        ["queryExpression"] = "it stands in a query expression",
        ["directives"] = "a preprocessor directive stands inside it",
        ["conditionalReceiver"] = "its receiver may be null",
        ["freshPerCall"] = "it makes a new id, which would differ in each attempt",
        ["insideLock"] = "it stands inside a lock",
        ["iterator"] = "it stands in an iterator",
        ["interfaceMember"] = "it stands in a default interface member",
        ["structType"] = "a delegate in a struct cannot use its instance",
        ["refCapture"] = "a delegate cannot capture a ref, in or out variable",
        ["spanCapture"] = "a delegate cannot capture a ref struct",
        ["argumentAssigns"] = "an argument assigns or declares a variable",
        ["argumentChanges"] = "an argument counts or takes the next item, and would again in each attempt",
        ["awaitInArguments"] = "an argument is awaited and would be again in each attempt",
        ["awaitInRequest"] = "building the request awaits something, and the path's factory cannot",
        ["capturedVariableChanges"] = "the task is kept while a variable it uses changes",
        ["contentStream"] = "its content is a stream that can be sent only once",
        ["sharedContent"] = "its content is made elsewhere and may be readable only once",
        ["requestParameter"] = "the request message is a parameter and can be sent only once",
        ["requestShared"] = "the request message is made elsewhere and can be sent only once",
        ["requestBuiltInBranches"] = "the construction of the request message cannot run once per attempt as it stands",
        ["requestUsedLater"] = "the request message is used after the call",
    };
}
