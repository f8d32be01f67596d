namespace ResilienceGen.Conformance.Model;

/// <summary>The neutral names of errors, and which is a kind of which (README, section 2).</summary>
internal static class ErrorKinds
{
    public const string Timeout = "timeout";
    public const string Open = "breaker-open";
    public const string Isolated = "breaker-isolated";
    public const string Exhausted = "chain-exhausted";
    public const string Cancelled = "cancelled";
    public const string OperationCanceled = "OperationCanceledException";

    private static readonly Dictionary<string, string> Bases = new()
    {
        [Cancelled] = OperationCanceled,
        ["SkippedError"] = "TestError",
        ["ChildError"] = "ParentError",
        ["E0S"] = "E0",
        ["E1"] = "E0",
        ["E1S"] = "E1",
        ["E2"] = "E1",
        ["E2S"] = "E2",
        ["ConfigErrorB1"] = "ConfigErrorB",
        ["RateLimitError"] = "ModelError",
        ["ServiceUnavailableError"] = "ModelError",
        ["InternalServerError"] = "ModelError",
        ["AuthenticationError"] = "ModelError",
        ["NotFoundError"] = "ModelError",
        ["BadRequestError"] = "ModelError",
        ["ContextWindowExceededError"] = "BadRequestError",
        ["ContentPolicyViolationError"] = "BadRequestError",
    };

    public static bool IsA(this Failure failure, string type) => (failure.Name, type) is (Isolated, Open)
        ? throw new UndecidedException("is an isolated breaker an open one?")
        : type == "Exception" || Lineage(failure.Name).Contains(type);

    /// <summary>How many steps the type is above that of the failure.</summary>
    public static int DistanceTo(this Failure failure, string type) => Lineage(failure.Name).TakeWhile(name => name != type).Count();

    private static IEnumerable<string> Lineage(string? name)
    {
        for (; name is not null; name = Bases.GetValueOrDefault(name)) yield return name;
    }
}
