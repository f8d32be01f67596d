namespace ResilienceGen.Policies;

/// <summary>
/// Types of exceptions a policy looks for: given as types by attributes and as names by configuration, so that no type has to be found by reflection.
/// </summary>
public sealed class ErrorList
{
    private readonly Type[] _types;
    private readonly string[] _names;

    private ErrorList(Type[] types, string[] names)
    {
        _types = types;
        _names = names;
    }

    /// <summary>A list that names nothing.</summary>
    public static ErrorList Empty { get; } = new([], []);

    /// <summary>True if the list names nothing.</summary>
    public bool IsEmpty => _types.Length == 0 && _names.Length == 0;

    /// <summary>What the list names.</summary>
    public IEnumerable<string> Names => _types.Select(static type => type.FullName ?? type.Name).Concat(_names);

    /// <summary>A list of types.</summary>
    /// <param name="types">The exceptions, with those derived from them.</param>
    public static ErrorList Of(params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        return types.Length == 0 ? Empty : new([.. types], []);
    }

    /// <summary>A list of names, as configuration gives them.</summary>
    /// <param name="names">Names of exception types, with or without their namespace.</param>
    public static ErrorList Named(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new([], [.. names]);
    }

    /// <inheritdoc cref="Of"/>
    public static implicit operator ErrorList(Type[] types) => Of(types);

    /// <summary>Whether the exception is one of the named types or derives from one.</summary>
    /// <param name="exception">The exception.</param>
    public bool Covers(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        foreach (var type in _types)
        {
            if (type.IsInstanceOfType(exception)) return true;
        }

        for (var type = _names.Length == 0 ? null : exception.GetType(); type is not null; type = type.BaseType)
        {
            if (IsNamed(type)) return true;
        }

        return false;
    }

    /// <summary>Whether the list names this very type, not merely one it derives from.</summary>
    /// <param name="type">The type.</param>
    public bool Holds(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Array.IndexOf(_types, type) >= 0 || IsNamed(type);
    }

    private bool IsNamed(Type type) => Array.IndexOf(_names, type.FullName) >= 0 || Array.IndexOf(_names, type.Name) >= 0;
}
