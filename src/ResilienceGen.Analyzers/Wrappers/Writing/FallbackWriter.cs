using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes what answers when a call has finally failed: a static lambda that takes the wrapped object, the arguments, the error and the caller's token.</summary>
internal static class FallbackWriter
{
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    /// <summary>Writes the field of a handler.</summary>
    public static void WriteField(CodeWriter writer, OperationModel operation)
    {
        if (operation.Fallback is HandlerFallbackModel handler) writer.Write($"private static readonly {handler.Contract} {handler.Field} = new {handler.Type}();");
    }

    public static string Lambda(OperationModel operation, FallbackModel fallback, CallState state) => fallback switch
    {
        MethodFallbackModel method => Lambda(operation, method, state),
        HandlerFallbackModel handler => $"static (_, _, error, token) => {Answer(operation, handler)}",
        ValueFallbackModel value => $"static (_, _, _, _) => {Answer(operation.Call, value)}",
        _ => throw new ArgumentException($"'{fallback}' is no way to answer.", nameof(fallback)),
    };

    private static string Lambda(OperationModel operation, MethodFallbackModel method, CallState state)
    {
        var arguments = state.Passed().ToList();
        if (method.TakesError) arguments.Add("error");
        if (method.TokenIndex is { } index) arguments.Insert(index, "token");
        var receiver = method.ReceiverCast is null ? "inner" : $"(({method.ReceiverCast})inner)";
        return $"static (inner, {state.Name}, {(method.TakesError ? "error" : "_")}, {(method.TokenIndex is null ? "_" : "token")}) => "
            + $"{receiver}.{method.Name}{operation.TypeParameters.Arguments}({string.Join(", ", arguments)})";
    }

    private static string Answer(OperationModel operation, HandlerFallbackModel handler)
    {
        var answer = $"{handler.Field}.HandleAsync({ConstantText.Quoted($"{operation.Endpoint}/{operation.Operation}")}, error, token)";
        return operation.Call == CallKind.ExecuteAsync ? $"{answer}.AsTask()"
            : handler.HasResult ? answer
            : $"new {ValueTask}({answer}.AsTask())";
    }

    private static string Answer(CallKind call, ValueFallbackModel value) => call switch
    {
        CallKind.ExecuteAsync => $"global::System.Threading.Tasks.Task.FromResult<{value.Type}>({value.Value})",
        CallKind.ExecuteValueAsync => $"new {ValueTask}<{value.Type}>({value.Value})",
        _ => $"({value.Type})({value.Value})",
    };
}
