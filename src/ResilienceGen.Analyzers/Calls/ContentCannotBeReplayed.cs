using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2003: the body of a request is a stream that the first attempt uses up.</summary>
internal sealed class ContentCannotBeReplayed : TypeRule
{
    // Streams that know no way back; a stream of an unknown kind may be one in memory.
    private static readonly HashSet<string> ForwardOnly = new(StringComparer.Ordinal)
    {
        "NetworkStream", "SslStream", "GZipStream", "DeflateStream", "BrotliStream", "ZLibStream", "CryptoStream", "PipeStream",
        "NamedPipeClientStream", "NamedPipeServerStream", "AnonymousPipeClientStream", "AnonymousPipeServerStream",
    };

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.ContentCannotBeReplayed,
        "Content cannot be sent again",
        "{0} sends '{1}', a stream that can be read once, and {2} would send it again{3}; read it into memory first",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The first attempt reads the stream to its end. The second one finds nothing left and fails with an exception that hides the first failure.",
        helpLinkUri: RuleHelp.Link(RuleIds.ContentCannotBeReplayed));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        from call in type.RetriedCalls
        from content in StreamContents(call.Site.Sink.Operation)
        let stream = content.Arguments[0].Value.Unwrap()
        where IsMadeOutside(stream, call.Site.Guard!) && IsForwardOnly(stream, type.Engine)
        select Diagnostic.Create(Descriptor, stream.Syntax.GetLocation(), [call.Site.Location], call.Site.CalleeName, stream.Syntax.ToString(), call.Resend.Name, call.Resend.UpTo);

    // In the call itself, or in what its arguments hold.
    private static IEnumerable<IObjectCreationOperation> StreamContents(IOperation call)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IOperation>([call]);
        while (pending.Count > 0)
        {
            foreach (var part in pending.Pop().DescendantsAndSelf<IOperation>())
            {
                if (part is IObjectCreationOperation { Arguments.Length: > 0 } creation && creation.Type.Is(KnownTypes.StreamContent)) yield return creation;
                if (part is not ILocalReferenceOperation { Local: var local } reference || !local.Type.IsBelow("System.Net.Http") || !seen.Add(local)) continue;
                foreach (var value in LocalValues.AssignedTo(local, reference.Root())) pending.Push(value);
            }
        }
    }

    private static bool IsMadeOutside(IOperation stream, GuardState guard)
    {
        var region = guard.Guard is ILoopOperation loop ? loop.Body : guard.Attempt!;
        return SentRequest.VariableOf(stream) is { } variable && ReferenceEquals(region.Root(), stream.Root()) && !SentRequest.IsRenewedIn(region, variable);
    }

    private static bool IsForwardOnly(IOperation stream, GapContext engine)
    {
        if (ForwardOnly.Contains(stream.Type?.Name ?? "")) return true;
        var origins = engine.Origins.OfVisible(stream);
        return origins.Count > 0 && origins.All(origin => origin.Operation switch
        {
            IObjectCreationOperation { Type.Name: var made } => ForwardOnly.Contains(made),
            IInvocationOperation { TargetMethod: { Name: "GetStreamAsync" or "ReadAsStreamAsync" or "ReadAsStream" } source } => source.IsBelow("System.Net.Http") && IsUnbuffered(origin.Operation),
            IPropertyReferenceOperation { Property: { Name: "Body", ContainingType: { Name: "HttpRequest" } request } } => request.IsBelow("Microsoft.AspNetCore.Http"),
            _ => false,
        });
    }

    // The stream of a buffered response is one in memory.
    private static bool IsUnbuffered(IOperation read) => read is IInvocationOperation { TargetMethod.Name: "GetStreamAsync" }
        || read.Root().Descendants<IOperation>().Any(part => part is IFieldReferenceOperation { Field.Name: "ResponseHeadersRead" });
}
