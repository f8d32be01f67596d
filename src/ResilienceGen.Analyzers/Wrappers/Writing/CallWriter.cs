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
            {MemberWriter.Header(operation)} =>
                {operation.Field}.{EntryPoint(operation.Call)}<{TypeArguments(operation, state)}>({state.Creation}, static (inner, {state.Name}, {(token is null ? "_" : "token")}) => {Call(operation, state)}, {CallerToken(token)}{Extras(operation, state)});
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

    private static string TypeArguments(OperationModel operation, CallState state) =>
        operation.Result is { } result ? $"{state.Type}, {result}" : state.Type;

    private static string Call(OperationModel operation, CallState state)
    {
        var position = 0;
        var passed = operation.Parameters.Select(parameter => parameter.Token == TokenKind.None ? state.Argument(position++) : parameter.PassedAs + "token");
        return $"{operation.Identity.Receiver("inner")}.{operation.Identity.Name}{operation.TypeParameters.Arguments}({string.Join(", ", passed)})";
    }

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
