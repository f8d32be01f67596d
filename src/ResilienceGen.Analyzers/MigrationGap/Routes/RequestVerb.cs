using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>The verb of a request message, read off its construction.</summary>
internal static class RequestVerb
{
    public static string? Of(IOperation? request)
    {
        var verbs = Creations(request).Select(OfCreation).Distinct().Take(2).ToList();
        return verbs.Count == 1 ? verbs[0] : null;
    }

    private static IEnumerable<IObjectCreationOperation> Creations(IOperation? request) => request?.Unwrap() switch
    {
        IObjectCreationOperation creation when HttpTypes.IsRequest(creation.Type) => [creation],
        ILocalReferenceOperation { Local: var local } reference => LocalValues.AssignedTo(local, reference.Root()).Select(value => value.Unwrap()).OfType<IObjectCreationOperation>(),
        _ => [],
    };

    private static string? OfCreation(IObjectCreationOperation creation)
    {
        var method = creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == "HttpMethod")?.Value
            ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Method" })?.Value;
        return method?.Unwrap() switch
        {
            null => "GET",
            IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: "HttpMethod" } } => name.ToUpperInvariant(),
            IObjectCreationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string verb } }] } => verb.ToUpperInvariant(),
            _ => null,
        };
    }
}
