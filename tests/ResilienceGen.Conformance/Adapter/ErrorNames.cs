using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Conformance.Errors;
using ResilienceGen.Fallback;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>Neutral names of errors and the types that stand for them here.</summary>
internal static class ErrorNames
{
    private static readonly Dictionary<string, Type> Special = new()
    {
        ["timeout"] = typeof(TimeoutRejectedException),
        ["breaker-open"] = typeof(BrokenCircuitException),
        ["breaker-isolated"] = typeof(IsolatedCircuitException),
        ["chain-exhausted"] = typeof(FallbackChainExhaustedException),
        ["cancelled"] = typeof(OperationCanceledException),
    };

    private static readonly string[] FrameworkNamespaces =
        ["System", "System.IO", "System.Threading.Tasks", "System.Net.Http", "System.Net.Sockets", "System.Collections.Generic"];

    private static readonly Dictionary<string, Type> Framework = (
        from assembly in new[] { typeof(object).Assembly, typeof(HttpRequestException).Assembly, typeof(System.Net.Sockets.SocketException).Assembly }
        from type in assembly.GetExportedTypes()
        where FrameworkNamespaces.Contains(type.Namespace) && typeof(Exception).IsAssignableFrom(type)
        select type).DistinctBy(static type => type.Name).ToDictionary(static type => type.Name);

    public static Type TypeOf(string name) =>
        Special.GetValueOrDefault(name)
        ?? typeof(ScriptedError).Assembly.GetType($"{typeof(ScriptedError).Namespace}.{name}")
        ?? Framework.GetValueOrDefault(name)
        ?? throw new ArgumentException($"Nobody knows the error '{name}'.", nameof(name));

    public static string NameOf(Exception error)
    {
        var type = error.GetType();
        return Special.FirstOrDefault(pair => pair.Value == type && type != typeof(OperationCanceledException)).Key ?? type.Name;
    }

    /// <summary>An error counts by its exact type; only of a cancellation may it be a subtype.</summary>
    public static bool Matches(string name, Exception error)
    {
        var expected = TypeOf(name);
        return expected == typeof(OperationCanceledException) ? error is OperationCanceledException : error.GetType() == expected;
    }

    /// <summary>Makes the error that a script throws.</summary>
    public static Exception Create(string name, TimeSpan? retryAfter, CancellationToken token)
    {
        var type = TypeOf(name);
        var error = name switch
        {
            "cancelled" => new OperationCanceledException(token),
            "breaker-open" => new BrokenCircuitException(new CircuitKey("scripted", name), retryAfter ?? TimeSpan.Zero),
            _ => (Exception)Activator.CreateInstance(type)!,
        };
        if (error is ScriptedError scripted)
            scripted.RetryAfter = retryAfter;
        else if (retryAfter is not null && name != "breaker-open")
            throw new NotSupportedException($"{type.Name} cannot carry a time to wait.");
        return error;
    }

    /// <summary>How long a rejection says to wait.</summary>
    public static TimeSpan? RetryAfter(Exception error) => (error as BrokenCircuitException)?.RetryAfter;
}
