using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>The arguments of a call as they travel to its lambdas: nothing, the one argument, or a tuple.</summary>
internal sealed class CallState(OperationModel operation)
{
    private readonly ParameterModel[] _arguments = [.. operation.Arguments];

    /// <summary>The value that is handed to the runtime.</summary>
    public string Creation => _arguments switch
    {
        [] => "default",
        [var only] => Sent(only),
        _ => $"({string.Join(", ", _arguments.Select(Sent))})",
    };

    /// <summary>Its type.</summary>
    public string Type => _arguments switch
    {
        [] => "global::System.ValueTuple",
        [var only] => only.Type,
        _ => $"({string.Join(", ", _arguments.Select(Element))})",
    };

    /// <summary>The name of the lambdas' parameter.</summary>
    public string Name => _arguments switch
    {
        [] => "_",
        [var only] => only.Name is "inner" or "token" or "error" or "_" ? "argument" : only.Name,
        _ => "args",
    };

    public int Count => _arguments.Length;

    /// <summary>An argument as a lambda passes it on.</summary>
    public string Argument(int index) => _arguments[index].PassedAs + (Count == 1
        ? Name
        : $"{Name}.{(IsReservedInTuples(_arguments[index].Name) ? $"Item{index + 1}" : _arguments[index].Name)}");

    private static string Sent(ParameterModel argument) => argument.Key ?? argument.Name;

    private static string Element(ParameterModel argument) => IsReservedInTuples(argument.Name) ? argument.Type : $"{argument.Type} {argument.Name}";

    // The language gives an element no name that the tuple type has for something else.
    private static bool IsReservedInTuples(string name) =>
        name is "Rest" or "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit));
}
