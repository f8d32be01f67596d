using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>What one piece of code does to one client builder, in order: a fluent chain, or statements on the same variable.</summary>
internal sealed class ClientSettings
{
    private ClientSettings(List<IInvocationOperation> links, bool isWhole)
    {
        Links = links;
        IsWhole = isWhole;
    }

    /// <summary>The calls on the builder, in the order in which they run.</summary>
    public IReadOnlyList<IInvocationOperation> Links { get; }

    /// <summary>Whether the builder is made here and each link is known: nothing else has a hand in the client.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads what happens to the builder that the link works on.</summary>
    public static ClientSettings Around(IInvocationOperation link)
    {
        var links = new List<IInvocationOperation>();
        var start = Chain(link, links);
        var isWhole = start is IInvocationOperation;
        if (VariableOf(start) is { } variable)
        {
            var uses = link.Root().Descendants<IOperation>().Where(part => SymbolEqualityComparer.Default.Equals(VariableOf(part), variable)).ToList();
            foreach (var use in uses) AddLinks(use, BlockOf(link), links);
            if (variable is ILocalSymbol local && LocalValues.AssignedTo(local, link.Root()).ToList() is [var made] && BlockOf(link) is { } block && ReferenceEquals(BlockOf(made), block)) isWhole = Chain(made, links) is IInvocationOperation;
        }

        var all = links.Distinct().OrderBy(call => call.Syntax.Span.End).ToList();
        return new(all, isWhole && all.All(call => RegistrationNames.IsKnown(call.TargetMethod.Name) || RegistrationNames.IsPlain(call.TargetMethod.Name)));
    }

    /// <summary>The assignments to the client's timeout that the link makes for certain.</summary>
    public static IEnumerable<ISimpleAssignmentOperation> TimeoutsIn(IInvocationOperation link) =>
        link.TargetMethod.Name is "ConfigureHttpClient" or RegistrationNames.AddHttpClient
            ? from argument in link.Arguments
              let lambda = argument.Value.AsLambda()
              where lambda is not null
              from assignment in lambda.Body.DescendantsInFunction<ISimpleAssignmentOperation>()
              where IsTimeout(assignment.Target) && !assignment.Ancestors().TakeWhile(ancestor => ancestor is not IAnonymousFunctionOperation).Any(ancestor => ancestor is IConditionalOperation or ISwitchOperation or ITryOperation or ILoopOperation)
              select assignment
            : [];

    /// <summary>Whether the operation is <c>client.Timeout</c>.</summary>
    public static bool IsTimeout(IOperation target) => target is IPropertyReferenceOperation { Property: { Name: "Timeout", ContainingType: var type } } && type.Is(KnownTypes.HttpClient);

    private static IOperation Chain(IOperation value, List<IInvocationOperation> links)
    {
        var current = value.Unwrap();
        while (current is IInvocationOperation call && RegistrationCall.Of(call) is { IsOfLibrary: true, Method: not null } link)
        {
            links.Add(call);
            if (link.Receiver?.Unwrap() is not { } receiver || !ServiceTypes.IsClientBuilder(receiver.Type)) return call;
            current = receiver;
        }

        return current;
    }

    // Only statements of the same block run as surely as the link itself.
    private static void AddLinks(IOperation use, IOperation? block, List<IInvocationOperation> links)
    {
        if (use.Ancestors().OfType<IExpressionStatementOperation>().FirstOrDefault() is not { } statement || block is null || !ReferenceEquals(statement.Parent, block)) return;
        var found = new List<IInvocationOperation>();
        var top = statement.Operation is ISimpleAssignmentOperation assignment ? assignment.Value : statement.Operation;
        if (ReferenceEquals(Chain(top, found), use)) links.AddRange(found);
    }

    // if (production) builder.AddStandardResilienceHandler(); stands in no block of its own, and still under a condition.
    private static IOperation? BlockOf(IOperation link) =>
        link.Ancestors().FirstOrDefault(ancestor => ancestor is IBlockOperation or IConditionalOperation or ILoopOperation or ISwitchCaseOperation) as IBlockOperation;

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } when ServiceTypes.IsClientBuilder(local.Type) => local,
        IParameterReferenceOperation { Parameter: var parameter } when ServiceTypes.IsClientBuilder(parameter.Type) => parameter,
        _ => null,
    };
}
