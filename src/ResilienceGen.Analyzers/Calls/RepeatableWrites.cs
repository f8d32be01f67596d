using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>Writes that may arrive twice without harm, or of which the author may know that they do.</summary>
internal static class RepeatableWrites
{
    private static readonly string[] DuplicateMarks = ["idempoten", "If-Match", "If-None-Match", "IfMatch", "IfNoneMatch"];

    // A POST that only reads, because the question is too long for an address.
    private static readonly HashSet<string> ReadingSegments = new(StringComparer.OrdinalIgnoreCase)
    {
        "graphql", "search", "_search", "_msearch", "query", "lookup", "token", "introspect",
    };

    /// <param name="site">The write.</param>
    /// <param name="resend">What sends it again; null for a handler of the client.</param>
    /// <param name="engine">The engine.</param>
    public static bool Is(SiteVerdict site, Resending? resend, GapContext engine)
    {
        if (IsMarked(site.Member)) return true;
        IOperation?[] around = [site.Sink.Operation, resend?.Place, site.Guard?.Guard];
        var roots = around.OfType<IOperation>().Select(part => part.Root());
        return roots.Distinct().SelectMany(root => root.Descendants<IOperation>()).Any(part => DetectsDuplicates(part) || IsQuery(part))
            || Reads(CallDescription.Of(site.Sink), engine);
    }

    /// <summary>Whether a message handler of this type may mark each write so that the server knows its repetition.</summary>
    public static bool AreMarkedBy(ITypeSymbol? handler, GapContext engine) =>
        handler is INamedTypeSymbol type
        && (IsMark(type.Name) || (engine.Bodies.IsInSource(type) && engine.Bodies.Of(type).SelectMany(body => body.Descendants<IOperation>()).Any(DetectsDuplicates)));

    private static bool IsMarked(ISymbol member) =>
        member.HasAttribute(KnownTypes.IdempotentAttribute)
        || member.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(member.Name)).Any(declared =>
            declared.HasAttribute(KnownTypes.IdempotentAttribute)
            && SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared), member));

    // A key or a condition by which the server knows the second arrival from the first.
    private static bool DetectsDuplicates(IOperation part)
    {
        var name = part switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => text,
            IMemberReferenceOperation { Member.Name: var member } => member,
            IInvocationOperation { TargetMethod.Name: var method } => method,
            ILocalReferenceOperation { Local.Name: var local } => local,
            IParameterReferenceOperation { Parameter.Name: var parameter } => parameter,
            _ => null,
        };
        return name is not null && IsMark(name);
    }

    private static bool IsMark(string name) => DuplicateMarks.Any(mark => name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);

    // new { query = ..., variables = ... }: a GraphQL document.
    private static bool IsQuery(IOperation part) =>
        part is IAnonymousObjectCreationOperation { Type: { } shape } && shape.GetMembers("query").Length > 0;

    private static bool Reads(CallDescription call, GapContext engine)
    {
        var address = call.Url ?? RequestAddress(call.Request);
        if (address is null) return false;
        return engine.Origins.OfVisible(address).Select(origin => origin.Operation).Prepend(address)
            .SelectMany(value => value.DescendantsAndSelf<IOperation>())
            .Select(part => part.ConstantValue is { HasValue: true, Value: string text } ? text : null)
            .Any(text => text is not null && text.Split('?')[0].Split('/').Any(segment => ReadingSegments.Contains(segment) || engine.Settings.ReadingSegments.Contains(segment)));
    }

    private static IOperation? RequestAddress(IOperation? request) =>
        request?.Unwrap() is ILocalReferenceOperation { Local: var local } reference
            ? LocalValues.AssignedTo(local, reference.Root()).Select(value => RequestAddress(value)).FirstOrDefault(address => address is not null)
            : request?.Unwrap() is IObjectCreationOperation { Arguments: [_, { Value: var address }, ..] } ? address : null;
}
