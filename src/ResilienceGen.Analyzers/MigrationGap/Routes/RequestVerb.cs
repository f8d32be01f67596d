using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>The verb of a request message, read off its construction.</summary>
internal static class RequestVerb
{
    public static string? Of(IOperation? request)
    {
        var verbs = Verbs(request?.Unwrap()).Distinct().Take(2).ToList();
        return verbs.Count == 1 ? verbs[0] : null;
    }

    private static IEnumerable<string?> Verbs(IOperation? request) => request switch
    {
        IObjectCreationOperation creation when HttpTypes.IsRequest(creation.Type) => [Given(creation) is { } method ? Named(method) : "GET"],
        IInvocationOperation made => [MadeBy(made)],
        ILocalReferenceOperation { Local: var local } reference => OfLocal(local, reference),
        _ => [],
    };

    // A message is a GET until something says otherwise, and every place that may say so counts.
    private static IEnumerable<string?> OfLocal(ILocalSymbol local, ILocalReferenceOperation request)
    {
        var root = request.Root();
        var assigned = Assigned(local, root).ToList();
        foreach (var value in LocalValues.AssignedTo(local, root).Select(value => value.Unwrap()))
        {
            if (value is IInvocationOperation made) yield return MadeBy(made);
            else if (value is not IObjectCreationOperation creation) yield return null;
            else if (Given(creation) is { } method) yield return Named(method);
            else if (assigned.Count == 0) yield return IsHandedOut(local, request) ? null : "GET";
        }

        foreach (var method in assigned) yield return Named(method);
    }

    // Build(HttpMethod.Get, path): a helper that hands the verb it is given on to the message, and to nothing else.
    private static string? MadeBy(IInvocationOperation made)
    {
        var verbs = made.Arguments.Where(argument => argument.Parameter?.Type.Name == "HttpMethod").Take(2).ToList();
        if (verbs is not [{ Parameter.Name: var parameter, Value: var verb }] || made.TargetMethod.DeclaringSyntaxReferences is not [var declaration]) return null;
        var names = declaration.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>().ToList();
        return names.Where(name => name.Identifier.ValueText == parameter).ToList() is [var use] && HandsOn(use)
            && !names.Exists(name => name.Identifier.ValueText == "Method" && name.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax })
            ? Named(verb)
            : null;
    }

    private static bool HandsOn(IdentifierNameSyntax verb) => verb.Parent switch
    {
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var type } } => type.ToString().EndsWith("HttpRequestMessage", StringComparison.Ordinal),
        ArgumentSyntax { Parent.Parent: ImplicitObjectCreationExpressionSyntax } => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Method" } } => true,
        _ => false,
    };

    private static IOperation? Given(IObjectCreationOperation creation) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == "HttpMethod")?.Value
        ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Method" })?.Value;

    private static IEnumerable<IOperation> Assigned(ILocalSymbol local, IOperation root) =>
        from assignment in root.Descendants<ISimpleAssignmentOperation>()
        where assignment.Target is IPropertyReferenceOperation { Property.Name: "Method", Instance: ILocalReferenceOperation target }
            && SymbolEqualityComparer.Default.Equals(target.Local, local)
        select assignment.Value;

    // What is given the message may set its verb.
    private static bool IsHandedOut(ILocalSymbol local, ILocalReferenceOperation request) =>
        LocalValues.ReferencesTo(local, request.Root()).Any(use => use.Parent is IArgumentOperation && use.Syntax != request.Syntax);

    private static string? Named(IOperation method) => method.Unwrap() switch
    {
        IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: "HttpMethod" } } => name.ToUpperInvariant(),
        IObjectCreationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string verb } }] } => verb.ToUpperInvariant(),
        _ => null,
    };
}
