using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>Type parameters with their constraints.</summary>
/// <param name="Names">The parameters in order.</param>
/// <param name="Declarations">The parameters as they are declared, with attributes that belong to the contract.</param>
/// <param name="Constraints">One <c>where</c> clause for each parameter that needs one.</param>
internal sealed record TypeParameterListModel(
    EquatableArray<string> Names,
    EquatableArray<string> Declarations,
    EquatableArray<string> Constraints)
{
    public static TypeParameterListModel None { get; } = new([], [], []);

    /// <summary><c>&lt;TKey, TValue&gt;</c>, or nothing.</summary>
    public string Arguments => Bracketed(Names);

    /// <summary>The list for the declaration.</summary>
    public string Declaration => Bracketed(Declarations);

    /// <summary>The clauses as they follow a declaration, with a space before each.</summary>
    public string Clauses => Constraints.Count == 0 ? "" : string.Concat(Constraints.Select(clause => $" {clause}"));

    private static string Bracketed(EquatableArray<string> items) => items.Count == 0 ? "" : $"<{string.Join(", ", items)}>";
}
