using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>
/// Writes a method that runs on the resilient path: one call into the runtime with a static lambda. The arguments travel as
/// explicit state, so that nothing is captured; the lambda hands on the attempt's token in place of the caller's. Type arguments
/// are written out: to infer them, the compiler would bind each lambda several times.
/// </summary>
internal static class CallWriter
{
    private const string NoToken = "global::System.Threading.CancellationToken.None";

    public static void Write(CodeWriter writer, OperationModel operation)
    {
        var state = new CallState(operation);
        var token = operation.Token;
        writer.Write($"""
            {operation.AddHeader} =>
                {operation.Field}.{EntryPoint(operation.Call)}<{state.AddType}{SecondTypeArgument(operation)}>({state.AddCreation}, static (inner, {state.Name}, {(token is null ? "_" : "token")}) => {state.AddCall}, {CallerToken(token)}{Extras(operation, state)});
            """);
    }

    // An enumeration writes its names slowly.
    private static string EntryPoint(CallKind call) => call switch
    {
        CallKind.ExecuteAsync => nameof(CallKind.ExecuteAsync),
        CallKind.ExecuteValueAsync => nameof(CallKind.ExecuteValueAsync),
        CallKind.ExecuteStream => nameof(CallKind.ExecuteStream),
        _ => nameof(CallKind.Execute),
    };

    private static string SecondTypeArgument(OperationModel operation) => operation.Result is { } result ? $", {result}" : "";

    private static string CallerToken(ParameterModel? token) => token switch
    {
        null => NoToken,
        { Token: TokenKind.NullableCancellationToken } => $"{token.Name}.GetValueOrDefault()",
        _ => token.Name,
    };

    private static string Extras(OperationModel operation, CallState state)
    {
        var fallback = operation.Fallback is { } answer ? $", fallback: {FallbackWriter.Lambda(operation, answer, state)}" : "";
        return operation.Partition is { } partition ? $"{fallback}, partition: {partition}" : fallback;
    }
}
