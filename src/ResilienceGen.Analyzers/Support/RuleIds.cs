namespace ResilienceGen.Analyzers.Support;

/// <summary>The ids of all rules. Constants, so that a code fix never reads a field of this assembly at run time.</summary>
internal static class RuleIds
{
    public const string Coverage = "RSG0001";
    public const string StaleBaselineEntry = "RSG0002";
    public const string UnreadableBaseline = "RSG0003";
    public const string FactsMissing = "RSG0004";
    public const string InterceptionNotApplied = "RSG0005";
    public const string OptionNotUnderstood = "RSG0006";

    public const string CallBypassesPath = "RSG1001";
    public const string CallBypassesPathManual = "RSG1002";
    public const string NoPathInClient = "RSG1003";
    public const string CannotDecide = "RSG1004";
    public const string SinkHandedOn = "RSG1005";
    public const string VoidExemption = "RSG1006";
    public const string ExposedClient = "RSG1007";

    public const string NonIdempotentVerbRetried = "RSG2001";
    public const string RequestMessageReused = "RSG2002";
    public const string ContentCannotBeReplayed = "RSG2003";
    public const string ResponseDroppedOnRetry = "RSG2004";
    public const string CallbackIgnoresToken = "RSG2005";
    public const string NoCancellationReachesCall = "RSG2006";
    public const string ClientTimeoutTooShort = "RSG2007";
    public const string TimeoutOverwritten = "RSG2008";
    public const string SyncOverAsync = "RSG2009";
    public const string ExceptionSwallowedInGuard = "RSG2010";
    public const string CancellationCountedAsFailure = "RSG2011";
    public const string FailureStatusNeverSeen = "RSG2012";
    public const string RetryAfterIgnored = "RSG2013";
    public const string PipelineBuiltPerCall = "RSG2014";

    public const string NestedRetry = "RSG2101";
    public const string StrategyOrder = "RSG2102";
    public const string RetryWithoutJitter = "RSG2103";
    public const string HandRolledRetry = "RSG2104";
    public const string GuardDoesNothing = "RSG2105";

    public const string FactoryClientWithoutResilience = "RSG3001";
    public const string HandlerAddedTwice = "RSG3002";
    public const string SharedBreaker = "RSG3003";
    public const string HandlerOptionsContradict = "RSG3004";
    public const string UnwrappedImplementation = "RSG3005";
    public const string CapturedTypedClient = "RSG3006";
    public const string UnsupportedCombination = "RSG3007";
    public const string NeverReachedRegistration = "RSG3008";
    public const string UnregisteredName = "RSG3009";

    public const string ValueOutOfRange = "RSG4001";
    public const string PoliciesContradict = "RSG4002";
    public const string MemberCannotBeProtected = "RSG4003";
    public const string InterfaceCannotBeWrapped = "RSG4004";
    public const string TimeoutCannotCancel = "RSG4005";
    public const string WriteIsRetried = "RSG4006";
    public const string MemberCannotBeCreated = "RSG4007";
    public const string PolicyHasNoEffect = "RSG4008";
    public const string SharedPolicySetTwice = "RSG4009";
    public const string WorkIsDropped = "RSG4010";
    public const string DefaultBodyBypassesWrapper = "RSG4011";
    public const string EnvironmentTooOld = "RSG4012";
    public const string ValueDefeatsPolicy = "RSG4013";
    public const string FallbackCannotBeUsed = "RSG4014";
    public const string FallbackCycle = "RSG4015";
    public const string PartitionNamesNoParameter = "RSG4016";
    public const string ParameterIsSentOnce = "RSG4017";
    public const string KeyCannotBeUsed = "RSG4018";
    public const string PolicyDoesNotFit = "RSG4019";
    public const string ResultPredicateCannotBeUsed = "RSG4020";

    public const string ChainCycle = "RSG5001";
    public const string MemberDoesNotFit = "RSG5002";
    public const string MemberUnreachable = "RSG5003";
    public const string MemberRepeated = "RSG5004";
    public const string ChainEmpty = "RSG5005";
    public const string DegradationHidden = "RSG5006";
    public const string MemberRetriesWrite = "RSG5008";
    public const string ChainOfOne = "RSG5009";
    public const string RouteLeadsNowhere = "RSG5010";
    public const string TiersDoNotAddUp = "RSG5011";
}
