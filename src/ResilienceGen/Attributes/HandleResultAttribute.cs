namespace ResilienceGen;

/// <summary>
/// Counts results that a predicate names as failures: they are retried, count for the circuit and move a chain on, as the error
/// <c>FailedResultException</c>, which lists of errors can name. Without it a result is a success, unless it is an <c>HttpResponseMessage</c> with the
/// status 408, 429 or 5xx. When nothing is left to try, the caller gets the last such result. One that nobody gets is disposed.
/// </summary>
/// <remarks>The predicate should be quick and must be safe to call from several threads. If it throws, the result counts as a failure.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HandleResultAttribute : Attribute
{
    /// <summary>Names a predicate of the interface or of its bases.</summary>
    /// <param name="method">A static method that takes the result and returns true if it is a failure.</param>
    public HandleResultAttribute(string method) => Method = method;

    /// <summary>Names a predicate of another type.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">A static method that takes the result and returns true if it is a failure.</param>
    public HandleResultAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type that declares the method; null = the interface or one of its bases.</summary>
    public Type? Type { get; }

    /// <summary>The method that tells.</summary>
    public string Method { get; }
}
