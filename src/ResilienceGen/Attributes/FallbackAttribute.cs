namespace ResilienceGen;

/// <summary>
/// Answers when the call has finally failed: by another method of the interface, by a constant, or by a handler. The alternative runs once, outside of
/// every other policy, with the caller's token; its result or error is that of the call. It never runs when the caller cancelled.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class FallbackAttribute : Attribute
{
    /// <summary>Falls back to <see cref="Value"/> or <see cref="Handler"/>.</summary>
    public FallbackAttribute()
    {
    }

    /// <summary>Falls back to another method.</summary>
    /// <param name="method">
    /// A method of the interface or of its bases with the same parameters and the same return type; it may take the error as an additional last parameter
    /// in front of the token.
    /// </param>
    public FallbackAttribute(string method) => Method = method;

    /// <summary>The method that answers; null if a value or a handler does.</summary>
    public string? Method { get; }

    /// <summary>The constant that is the answer, of the type the method returns. Default none.</summary>
    public object? Value { get; set; }

    /// <summary>
    /// A class with a public parameterless constructor that implements <c>IFallbackHandler&lt;TResult&gt;</c> for the method's result. Default none.
    /// </summary>
    public Type? Handler { get; set; }

    /// <summary>Exceptions, with those derived from them, that are answered. Default empty = all are.</summary>
    public Type[] ApplyOn { get; set; } = [];

    /// <summary>Exceptions, with those derived from them, that reach the caller; looked at before <see cref="ApplyOn"/>. Default empty.</summary>
    public Type[] SkipOn { get; set; } = [];

    /// <summary>False switches the fallback off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
