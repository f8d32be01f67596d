namespace ResilienceGen.Conformance.Writing;

/// <summary>What a member returns, taken apart.</summary>
internal readonly record struct ReturnShape(string Text)
{
    /// <summary>The type of the value; null if there is none.</summary>
    public string? Result => Text switch
    {
        "void" or "Task" or "ValueTask" => null,
        _ when IsAwaitable => Text[(Text.IndexOf('<') + 1)..^1],
        _ => Text,
    };

    /// <summary>The expression that plays the script and returns in this shape.</summary>
    /// <param name="player">An expression of type <c>ScriptPlayer</c>.</param>
    /// <param name="key">Whose script.</param>
    /// <param name="token">The token in hand; null for a member that takes none.</param>
    /// <param name="arguments">The names of the other arguments.</param>
    public string Play(string player, string key, string? token, IEnumerable<string> arguments)
    {
        var passed = string.Concat(arguments.Select(static name => $", {name}"));
        var result = Result ?? "object?";
        if (!IsAwaitable) return $"{player}.Call<{result}>(\"{key}\"{passed})";
        var call = $"{player}.CallAsync<{result}>(\"{key}\", {token ?? "default"}{passed})";
        return Text.StartsWith("ValueTask", StringComparison.Ordinal) ? $"new {Text}({call})" : call;
    }

    private bool IsAwaitable => Text is "Task" or "ValueTask" || Text.StartsWith("Task<", StringComparison.Ordinal) || Text.StartsWith("ValueTask<", StringComparison.Ordinal);
}
