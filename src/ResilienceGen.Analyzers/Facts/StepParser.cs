using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Facts;

/// <summary>Reads steps back from a fact. What it does not understand, a newer writing for instance, makes the whole fact unknown.</summary>
/// <param name="compilation">The dependent, in which types and methods are looked up.</param>
/// <param name="assembly">The assembly that tells the fact.</param>
/// <param name="subject">The method that the fact is about, for its type parameters.</param>
internal sealed class StepParser(Compilation compilation, IAssemblySymbol assembly, IMethodSymbol? subject)
{
    public ImmutableArray<RegistrationStep>? Parse(string text)
    {
        if (WordList.Read(text) is not { Head: StepText.Version } list) return null;
        try
        {
            return [.. list.Items.Skip(1).Select(Step)];
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private ImmutableArray<RegistrationStep> Steps(WordList list) => [.. list.Items.Select(Step)];

    private RegistrationStep Step(WordList list) => list.Items switch
    {
        [{ Word: "add" }, var kind, var sure, var doubt, var type] => new AddHandler(Kind(kind), new Traits((ResilienceTraits)Number(sure), Text(doubt)), Type(type), Place: null),
        [{ Word: "remove" }] => new RemoveHandlers(Place: null),
        [{ Word: "typed" }, var type] => Type(type) is { } client ? new AddTypedClient(client, Place: null) : throw new FormatException(),
        [{ Word: "client" }, var types, var name, var steps, var returned] =>
            new RegisterClient([.. types.Items.Select(Type).OfType<ITypeSymbol>()], name.Word == StepText.None ? null : Value(name), Steps(steps), Flag(returned), Place: null),
        [{ Word: "defaults" }, var configure] => new ConfigureDefaults(Value(configure), Place: null),
        [{ Word: "call" }, { Word: { } id }, var types, var arguments, var onBuilder, var continued, var returned] =>
            new CallMethod(Target(id, types), [.. arguments.Items.Select(Value)], Flag(onBuilder), Steps(continued), Flag(returned), Place: null),
        [{ Word: "run" }, var value] => new RunDelegate(Value(value), Place: null),
        [{ Word: "when" }, var condition, var steps] => new When(Condition(condition), Steps(steps)),
        [{ Word: "lost" }, { Word: { } reason }] => new LosesTrack(reason, Place: null),
        _ => throw new FormatException(),
    };

    private StepValue Value(WordList list) => list.Items switch
    {
        [{ Word: "const" }, ..] => new ConstantValue([.. list.Items.Skip(1).Select(text => text.Word ?? throw new FormatException())]),
        [{ Word: "param" }, var ordinal] => new ParameterValue(Number(ordinal)),
        [{ Word: "code" }, var steps] => new CodeValue(Steps(steps)),
        _ when list.Word == StepText.Open => StepValue.Opaque,
        _ => throw new FormatException(),
    };

    private static Condition Condition(WordList list) => list.Items switch
    {
        [{ Word: "is" }, var ordinal, { Word: { } constant }] => new ParameterIs(Number(ordinal), constant),
        [{ Word: "not" }, var inner] => new NotCondition(Condition(inner)),
        [{ Word: "and" }, var left, var right] => new BothCondition(Condition(left), Condition(right)),
        [{ Word: "or" }, var left, var right] => new EitherCondition(Condition(left), Condition(right)),
        _ when list.Word == StepText.Open => MigrationGap.Registrations.Steps.Condition.Undecided,
        _ => new ConstantCondition(Flag(list)),
    };

    private MethodTarget Target(string id, WordList types)
    {
        var symbol = Find<IMethodSymbol>(id);
        var arguments = types.Items.Select(Type).ToArray();
        if (symbol is { IsGenericMethod: true } && symbol.Arity == arguments.Length && arguments.All(type => type is not null)) symbol = symbol.Construct(arguments!);
        return new(id, symbol?.ContainingAssembly ?? assembly, symbol);
    }

    private ITypeSymbol? Type(WordList list) => list.Items switch
    {
        [{ Word: "param" }, var ordinal] => subject is not null && Number(ordinal) is var index && index < subject.TypeParameters.Length ? subject.TypeParameters[index] : null,
        _ => list.Word is null or StepText.None ? null : Find<ITypeSymbol>(list.Word),
    };

    // Two assemblies may declare the same name: the one that tells the fact means its own.
    private T? Find<T>(string id)
        where T : class, ISymbol
    {
        var found = DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).OfType<T>().ToList();
        return found.FirstOrDefault(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly)) ?? found.FirstOrDefault();
    }

    private static HandlerKind Kind(WordList list) => Enum.TryParse<HandlerKind>(list.Word, out var kind) ? kind : throw new FormatException();

    private static int Number(WordList list) => int.TryParse(list.Word, out var number) && number >= 0 ? number : throw new FormatException();

    private static string? Text(WordList list) => list.Word == StepText.None ? null : list.Word;

    private static bool Flag(WordList list) => list.Word switch { "+" => true, "-" => false, _ => throw new FormatException() };
}
