using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What is known of a value.</summary>
internal enum Known
{
    Unknown,
    True,
    False,
    Null,
    NotNull,
}

/// <summary>What a value says of a failed request, as far as constants tell: null, false, or an object with such parts.</summary>
/// <param name="Parts">What is known of each part by the name of its member, and of the value itself without a name.</param>
internal sealed record FailureResult(ImmutableDictionary<string, Known> Parts)
{
    /// <summary>The name of what is no part.</summary>
    public const string Whole = "";

    /// <summary>What the value says of a good answer, where it says the contrary.</summary>
    public FailureResult Opposite => new(Parts.ToImmutableDictionary(part => part.Key, part => Contrary(part.Value)));

    /// <summary>What the function returns after a failure and never else; null where that cannot be told.</summary>
    public static FailureResult? Of(IOperation function, IOperation send)
    {
        var failures = AfterCatch(function, send).Concat(AfterStatus(function)).ToList();
        return Shared(failures, Returned(function).Except(failures));
    }

    /// <summary>What a choice by the status, <c>answer.IsSuccessStatusCode ? text : null</c>, comes to after a failure; null where that cannot be told.</summary>
    public static FailureResult? Of(IConditionalOperation choice) => BranchOfFailure(choice) is { } failed ? Shared([failed], []) : null;

    public Known this[string part] => Parts.TryGetValue(part, out var known) ? known : Known.Unknown;

    // Who says null as well where nothing was found, or false where nothing is ready, is asked again for another reason.
    private static FailureResult? Shared(IEnumerable<IOperation> failures, IEnumerable<IOperation> others)
    {
        var results = failures.Select(PartsOf).ToList();
        var different = others.Select(PartsOf).ToList();
        var shared = results.FirstOrDefault()?.Where(part => part.Value != Known.Unknown && results.All(other => Has(other, part)) && !different.Any(other => Has(other, part))).ToImmutableDictionary();
        return shared is { IsEmpty: false } ? new(shared) : null;
    }

    private static bool Has(ImmutableDictionary<string, Known> parts, KeyValuePair<string, Known> part) => parts.TryGetValue(part.Key, out var known) && known == part.Value;

    private static Known Contrary(Known known) => known switch
    {
        Known.True => Known.False,
        Known.False => Known.True,
        Known.Null => Known.NotNull,
        Known.NotNull => Known.Null,
        _ => Known.Unknown,
    };

    private static IEnumerable<IOperation> AfterCatch(IOperation function, IOperation send) =>
        from attempt in send.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, function.Parent)).OfType<ITryOperation>()
        where send.IsWithin(attempt.Body)
        from handler in attempt.Catches
        where TransientFailures.Handles(handler) && !ResendFinder.OnlyThrows(handler.Handler)
        from value in Returned(handler.Handler).Concat(LoopFlow.Outside.Of(handler.Handler).HasFlag(Exits.Falls) ? ReturnedAfter(attempt, function) : [])
        select value;

    // if (!response.IsSuccessStatusCode) return (false, null); return response.IsSuccessStatusCode ? text : null;
    private static IEnumerable<IOperation> AfterStatus(IOperation function)
    {
        foreach (var test in function.DescendantsInFunction<IConditionalOperation>().Where(test => TransientFailures.IsTested(test.Condition)))
        {
            var branch = BranchOfFailure(test);
            if (test.Type is not null)
            {
                if (branch is not null && test.Awaited().Parent is IReturnOperation) yield return branch;
                continue;
            }

            foreach (var value in branch is null ? [] : Returned(branch)) yield return value;
            if (TransientFailures.MeansFailure(test.Condition) == false && !LoopFlow.Outside.Of(test.WhenTrue).HasFlag(Exits.Falls) && LoopFlow.Outside.Of(test.WhenFalse).HasFlag(Exits.Falls))
            {
                foreach (var value in ReturnedAfter(test, function)) yield return value;
            }
        }

        foreach (var value in Returned(function).Where(value => PartsIn(value).Any(part => IsGoodStatus(part.Value)))) yield return value;
    }

    private static IOperation? BranchOfFailure(IConditionalOperation test) => !TransientFailures.IsTested(test.Condition) ? null : TransientFailures.MeansFailure(test.Condition) switch
    {
        true => test.WhenTrue,
        false => test.WhenFalse,
        null => null,
    };

    private static IEnumerable<IOperation> Returned(IOperation code) =>
        (code is IReturnOperation only ? [only] : code.DescendantsInFunction<IReturnOperation>()).Select(answer => answer.ReturnedValue).OfType<IOperation>();

    private static IEnumerable<IOperation> ReturnedAfter(IOperation place, IOperation function) => Returned(function).Where(value => value.Syntax.SpanStart > place.Syntax.Span.End);

    private static ImmutableDictionary<string, Known> PartsOf(IOperation value) => value.Unwrap() switch
    {
        IDefaultValueOperation { Type: INamedTypeSymbol { IsTupleType: true } type } => type.TupleElements.Select((element, index) => (Name: ItemName(index), Known: Default(element.Type))).ToImmutableDictionary(part => part.Name, part => part.Known),
        _ => PartsIn(value).GroupBy(part => part.Name).ToImmutableDictionary(part => part.Key, part => KnownOf(part.Last().Value)),
    };

    // (false, null), new Result(null, error) of a record, new Result { Ok = false }.
    private static IEnumerable<(string Name, IOperation Value)> PartsIn(IOperation value) => value.Unwrap() switch
    {
        ITupleOperation tuple => tuple.Elements.Select((element, index) => (ItemName(index), element)),
        IObjectCreationOperation { Type: { } type } creation =>
            creation.Arguments.Where(argument => IsPositional(argument.Parameter, type)).Select(argument => (argument.Parameter!.Name, argument.Value))
                .Concat((creation.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>().Where(set => set.Target is IPropertyReferenceOperation).Select(set => (((IPropertyReferenceOperation)set.Target).Property.Name, set.Value)))
                .Append((Whole, creation)),
        _ => [(Whole, value)],
    };

    public static string ItemName(int index) => $"Item{index + 1}";

    private static bool IsPositional(IParameterSymbol? parameter, ITypeSymbol type) =>
        type.IsRecord && parameter is not null && type.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any(property =>
            property.DeclaringSyntaxReferences.Any(declared => parameter.DeclaringSyntaxReferences.Any(own => own.SyntaxTree == declared.SyntaxTree && own.Span == declared.Span)));

    private static Known KnownOf(IOperation value)
    {
        var part = value.Unwrap();
        if (IsGoodStatus(part)) return Known.False;
        if (part is IDefaultValueOperation { Type: { } type }) return Default(type);
        if (part is IObjectCreationOperation { Type.IsReferenceType: true } || (part is ILocalReferenceOperation { Local: var local } && IsCaught(local, part))) return Known.NotNull;
        return part.ConstantValue is not { HasValue: true, Value: var constant } ? Known.Unknown : constant switch
        {
            true => Known.True,
            false => Known.False,
            null => Known.Null,
            _ => Known.Unknown,
        };
    }

    private static bool IsCaught(ILocalSymbol local, IOperation use) =>
        use.Ancestors().OfType<ICatchClauseOperation>().Any(handler => handler.Locals.Contains(local, SymbolEqualityComparer.Default));

    private static Known Default(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean ? Known.False
        : type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Known.Null
        : Known.Unknown;

    private static bool IsGoodStatus(IOperation value) => value.Unwrap() is IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" };
}
