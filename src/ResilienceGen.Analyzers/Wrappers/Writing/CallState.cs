using System.Collections.Immutable;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>The arguments of a call as they travel to its lambdas: nothing, the one argument, or a tuple.</summary>
internal sealed class CallState(OperationModel operation)
{
    private readonly ImmutableArray<ParameterModel> _arguments = operation.Arguments;

    private int Count => _arguments.Length;

    /// <summary>The value that is handed to the runtime.</summary>
    public void AddCreation(CodeWriter writer)
    {
        if (Count > 1) writer.Add($"({AddCreations})");
        else writer.Add(Count == 0 ? "default" : Sent(_arguments[0]));
    }

    /// <summary>Its type.</summary>
    public void AddType(CodeWriter writer)
    {
        if (Count > 1) writer.Add($"({AddElements})");
        else writer.Add(Count == 0 ? "global::System.ValueTuple" : _arguments[0].Type);
    }

    /// <summary>The name of the lambdas' parameter.</summary>
    public string Name => _arguments switch
    {
        [] => "_",
        [var only] => only.Name is "inner" or "token" or "error" or "_" ? "argument" : only.Name,
        _ => "args",
    };

    /// <summary>The call that a lambda makes.</summary>
    public void AddCall(CodeWriter writer)
    {
        var index = 0;
        writer.Add($"{operation.Identity.Receiver("inner")}.{operation.Identity.Name}{operation.TypeParameters.Arguments}(");
        writer.AddList(operation.Parameters.Items, (writer, parameter) => writer.Add(parameter.Token == TokenKind.None ? Argument(index++) : parameter.PassedAs + "token"));
        writer.Add(")");
    }

    /// <summary>The arguments as a lambda passes them on.</summary>
    public IEnumerable<string> Passed() => Enumerable.Range(0, Count).Select(Argument);

    private string Argument(int index) => _arguments[index].PassedAs + (Count == 1
        ? Name
        : $"{Name}.{(IsReservedInTuples(_arguments[index].Name) ? $"Item{index + 1}" : _arguments[index].Name)}");

    private static string Sent(ParameterModel argument) => argument.Key ?? argument.Name;

    private void AddCreations(CodeWriter writer) => writer.AddList(_arguments, static (writer, argument) => writer.Add(Sent(argument)));

    private void AddElements(CodeWriter writer) => writer.AddList(_arguments, static (writer, argument) =>
    {
        if (IsReservedInTuples(argument.Name)) writer.Add(argument.Type);
        else writer.Add($"{argument.Type} {argument.Name}");
    });

    // The language gives an element no name that the tuple type has for something else.
    private static bool IsReservedInTuples(string name) =>
        name is "Rest" or "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit));
}
