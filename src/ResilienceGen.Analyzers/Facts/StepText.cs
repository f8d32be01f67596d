using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.Facts;

/// <summary>Writes registration steps as nested lists of words: <c>(1 (add Standard 7 ~ ~))</c>. The number is the version of the format.</summary>
internal static class StepText
{
    public const string Version = "1";
    public const string None = "~";
    public const string Open = "?";

    private static readonly char[] Special = [' ', '(', ')', '\''];

    public static string Write(ImmutableArray<RegistrationStep> steps) => List([Version, .. steps.Select(Step)]);

    private static string Step(RegistrationStep step) => step switch
    {
        AddHandler handler => List(["add", handler.Kind.ToString(), ((int)handler.Traits.Sure).ToString(), Word(handler.Traits.Doubt), Type(handler.Handler)]),
        RemoveHandlers => List(["remove"]),
        AddTypedClient typed => List(["typed", Type(typed.Client)]),
        RegisterClient client => List(["client", List(client.Clients.Select(Type)), client.Name is null ? None : Value(client.Name), Steps(client.Steps), Flag(client.IsReturned)]),
        ConfigureDefaults defaults => List(["defaults", Value(defaults.Configure)]),
        CallMethod call => List(["call", Word(call.Target.Id), List(TypeArguments(call)), List(call.Arguments.Select(Value)), Flag(call.OnBuilder), Steps(call.Continued), Flag(call.IsReturned)]),
        RunDelegate run => List(["run", Value(run.Delegate)]),
        When conditional => List(["when", Condition(conditional.Condition), Steps(conditional.Steps)]),
        LosesTrack lost => List(["lost", lost.Reason]),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Steps(ImmutableArray<RegistrationStep> steps) => List(steps.Select(Step));

    private static string Value(StepValue value) => value switch
    {
        ConstantValue constant => List(["const", .. constant.Texts.Select(Word)]),
        ParameterValue parameter => List(["param", parameter.Ordinal.ToString()]),
        CodeValue code => List(["code", Steps(code.Steps)]),
        _ => Open,
    };

    private static string Condition(Condition condition) => condition switch
    {
        ParameterIs parameter => List(["is", parameter.Ordinal.ToString(), Word(parameter.Constant)]),
        NotCondition not => List(["not", Condition(not.Inner)]),
        BothCondition both => List(["and", Condition(both.Left), Condition(both.Right)]),
        EitherCondition either => List(["or", Condition(either.Left), Condition(either.Right)]),
        ConstantCondition { Value: var value } => Flag(value),
        _ => Open,
    };

    private static IEnumerable<string> TypeArguments(CallMethod call) => call.Target.Symbol?.TypeArguments.Select(Type) ?? [];

    private static string Type(ITypeSymbol? type) => type switch
    {
        null => None,
        ITypeParameterSymbol { DeclaringMethod: not null } parameter => List(["param", parameter.Ordinal.ToString()]),
        _ => Word(type.OriginalDefinition.GetDocumentationCommentId()),
    };

    private static string Flag(bool value) => value ? "+" : "-";

    private static string List(IEnumerable<string> items) => $"({string.Join(" ", items)})";

    private static string Word(string? text) =>
        text is null ? None
        : text.Length > 0 && text.IndexOfAny(Special) < 0 && text is not (None or Open) ? text
        : new StringBuilder("'").Append(text.Replace("'", "''")).Append('\'').ToString();
}
