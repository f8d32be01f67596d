namespace ResilienceGen.Conformance.Writing;

/// <summary>Writes a handler that answers by its script. It is made by the wrapper, so it asks the call for the script.</summary>
internal static class FallbackHandlerWriter
{
    public static void Write(OwnedText text, string name, string result)
    {
        text.Add($"public sealed class {name} : ResilienceGen.Pipelines.IFallbackHandler<{result}>");
        text.Add("{");
        text.Add($"public ValueTask<{result}> HandleAsync(string operation, Exception error, CancellationToken cancellationToken) =>");
        text.Add($"new(ScriptPlayer.Current.CallAsync<{result}>(\"{name}\", cancellationToken, error));");
        text.Add("}");
    }
}
