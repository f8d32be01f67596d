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

/// <summary>What a function returns where its request failed, as far as constants say so.</summary>
/// <param name="Parts">What is known of each element of a tuple, or of the value.</param>
/// <param name="IsTuple">Whether it is a tuple.</param>
internal sealed record FailureResult(ImmutableArray<Known> Parts, bool IsTuple)
{
    private static LoopFlow Outside { get; } = new(loop: null);

    /// <summary>What the function says of a good answer, where it says the contrary.</summary>
    public FailureResult Opposite => this with { Parts = [.. Parts.Select(Contrary)] };

    /// <summary>What the function returns after a failure; null where that cannot be told.</summary>
    public static FailureResult? Of(IOperation function, IOperation send)
    {
        var results = AfterCatch(function, send).Concat(AfterStatus(function)).Select(Read).ToList();
        if (results.Count == 0 || results.Any(result => result.IsTuple != results[0].IsTuple || result.Parts.Length != results[0].Parts.Length)) return null;
        var shared = results[0].Parts.Select((part, index) => results.All(result => result.Parts[index] == part) ? part : Known.Unknown).ToImmutableArray();
        return shared.All(part => part == Known.Unknown) ? null : results[0] with { Parts = shared };
    }

    public static Known Contrary(Known known) => known switch
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
        from value in Returned(handler.Handler).Concat(Outside.Of(handler.Handler).HasFlag(Exits.Falls) ? ReturnedAfter(attempt, function) : [])
        select value;

    // if (!response.IsSuccessStatusCode) return (false, null); return response.IsSuccessStatusCode ? text : null;
    private static IEnumerable<IOperation> AfterStatus(IOperation function)
    {
        foreach (var test in function.DescendantsInFunction<IConditionalOperation>().Where(test => TransientFailures.IsTested(test.Condition)))
        {
            var branch = TransientFailures.MeansFailure(test.Condition) switch
            {
                true => test.WhenTrue,
                false => test.WhenFalse,
                null => null,
            };
            if (test.Type is not null && branch is not null && test.Awaited().Parent is IReturnOperation) yield return branch;
            if (test.Type is not null) continue;
            foreach (var value in branch is null ? [] : Returned(branch)) yield return value;
            if (TransientFailures.MeansFailure(test.Condition) == false && !Outside.Of(test.WhenTrue).HasFlag(Exits.Falls) && Outside.Of(test.WhenFalse).HasFlag(Exits.Falls))
            {
                foreach (var value in ReturnedAfter(test, function)) yield return value;
            }
        }

        foreach (var value in Returned(function).Where(value => ElementsOf(value).Any(IsGoodStatus))) yield return value;
    }

    private static IEnumerable<IOperation> Returned(IOperation code) =>
        (code is IReturnOperation only ? [only] : code.DescendantsInFunction<IReturnOperation>()).Select(answer => answer.ReturnedValue).OfType<IOperation>();

    private static IEnumerable<IOperation> ReturnedAfter(IOperation place, IOperation function) => Returned(function).Where(value => value.Syntax.SpanStart > place.Syntax.Span.End);

    private static FailureResult Read(IOperation value) => value.Unwrap() switch
    {
        ITupleOperation tuple => new([.. tuple.Elements.Select(Part)], IsTuple: true),
        IDefaultValueOperation { Type: INamedTypeSymbol { IsTupleType: true } type } => new([.. type.TupleElements.Select(element => Default(element.Type))], IsTuple: true),
        var single => new([Part(single)], IsTuple: false),
    };

    private static IEnumerable<IOperation> ElementsOf(IOperation value) => value.Unwrap() is ITupleOperation tuple ? tuple.Elements : [value];

    private static Known Part(IOperation value)
    {
        var part = value.Unwrap();
        if (IsGoodStatus(part)) return Known.False;
        if (part is IDefaultValueOperation { Type: { } type }) return Default(type);
        return part.ConstantValue is not { HasValue: true, Value: var constant } ? Known.Unknown : constant switch
        {
            true => Known.True,
            false => Known.False,
            null => Known.Null,
            _ => Known.Unknown,
        };
    }

    private static Known Default(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean ? Known.False
        : type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Known.Null
        : Known.Unknown;

    private static bool IsGoodStatus(IOperation value) => value.Unwrap() is IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" };
}
