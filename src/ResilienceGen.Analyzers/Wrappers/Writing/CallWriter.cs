using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>
/// Writes a method that runs on the resilient path: one call into the runtime with a static lambda. The arguments travel as
/// explicit state, so that nothing is captured; the lambda hands on the attempt's token in place of the caller's.
/// </summary>
internal static class CallWriter
{
    private const string NoToken = "global::System.Threading.CancellationToken.None";

    public static void Write(CodeWriter writer, OperationModel operation)
    {
        var arguments = operation.Arguments.ToArray();
        var state = StateName(arguments);
        var token = operation.Token is null ? "_" : "token";
        writer.Write($"""
            {MemberWriter.Header(operation)} =>
                {operation.Field}.{operation.Call}({State(arguments)}, static (inner, {state}, {token}) => {Call(operation, arguments, state)}, {CallerToken(operation)});
            """);
    }

    private static string Call(OperationModel operation, ParameterModel[] arguments, string state)
    {
        var position = 0;
        var passed = operation.Parameters.Select(parameter => parameter.PassedAs + (parameter.Token == TokenKind.None
            ? Element(parameter, arguments, state, ++position)
            : "token"));
        return $"{operation.Identity.Receiver("inner")}.{operation.Identity.Name}{operation.TypeParameters.Arguments}({string.Join(", ", passed)})";
    }

    private static string State(ParameterModel[] arguments) => arguments.Length switch
    {
        0 => "default(global::System.ValueTuple)",
        1 => arguments[0].Name,
        _ => $"({string.Join(", ", arguments.Select(argument => argument.Name))})",
    };

    private static string StateName(ParameterModel[] arguments) => arguments.Length switch
    {
        0 => "_",
        1 => arguments[0].Name is "inner" or "token" or "_" ? "argument" : arguments[0].Name,
        _ => "args",
    };

    private static string Element(ParameterModel parameter, ParameterModel[] arguments, string state, int position) =>
        arguments.Length == 1 ? state : $"{state}.{(IsReservedInTuples(parameter.Name) ? $"Item{position}" : parameter.Name)}";

    // The language gives an element no name that the tuple type has for something else.
    private static bool IsReservedInTuples(string name) =>
        name is "Rest" or "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit));

    private static string CallerToken(OperationModel operation) => operation.Token switch
    {
        null => NoToken,
        { Token: TokenKind.NullableCancellationToken } token => $"{token.Name}.GetValueOrDefault()",
        var token => token.Name,
    };
}
