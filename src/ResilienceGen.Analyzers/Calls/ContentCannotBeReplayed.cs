using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Layers;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
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
        "{0} sends '{1}', {2}; read it into memory first",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The first attempt reads the stream to its end. The second one finds nothing left and fails with an exception that hides the first failure.",
        helpLinkUri: RuleHelp.Link(RuleIds.ContentCannotBeReplayed));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) => InGuards(type).Concat(InClients(type));

    private static IEnumerable<Diagnostic> InGuards(ReviewedType type) =>
        from call in type.RetriedCalls
        from content in StreamContents.In(call.Site.Sink.Operation)
        let stream = content.Arguments[0].Value.Unwrap()
        where IsMadeOutside(stream, call.Site.Guard!) && IsForwardOnly(stream, type.Engine)
        select Report(call.Site, stream, SentAgain(call.Resend.Name, call.Resend.UpTo));

    // A handler sends the same message again, wherever its stream was made.
    private static IEnumerable<Diagnostic> InClients(ReviewedType type)
    {
        var handlers = new HandlerRetries(type.Engine, type.Guards);
        return
            from site in type.Verdicts
            where site.Kind != VerdictKind.Exempt && type.Guards.Of(site.Guard) is null
            from content in StreamContents.In(site.Sink.Operation)
            let stream = content.Arguments[0].Value.Unwrap()
            let fault = type.Engine.Clients.Of(site.Sink.Receiver).Handlers.Select(handler => FaultOf(handler, content, site, handlers, type.Engine)).FirstOrDefault(found => found is not null)
            where fault is not null
            select Report(site, stream, fault);
    }

    private static string? FaultOf(RegisteredHandler handler, IObjectCreationOperation content, SiteVerdict site, HandlerRetries handlers, GapContext engine)
    {
        // Hedging keeps a copy of each request, and of such a content it makes none.
        if (handler.Kind == HandlerKind.Hedging) return handler.Traits.Has(ResilienceTraits.Retry) && StreamContents.IsWhole(content, site.Sink.Operation) ? "a stream, and the client's AddStandardHedgingHandler throws on each StreamContent" : null;
        var call = CallDescription.Of(site.Sink);
        return handlers.Of(handler, call.Verb) is { } layer && layer.Handled.Certainly(Failures.MayHaveArrived) && IsForwardOnly(content.Arguments[0].Value.Unwrap(), engine)
            ? SentAgain(layer.Name, layer.Attempts is { } count ? $" (up to {count} attempts)" : "")
            : null;
    }

    private static string SentAgain(string name, string upTo) => $"a stream that can be read once, and {name} would send it again{upTo}";

    private static Diagnostic Report(SiteVerdict site, IOperation stream, string fault) =>
        Diagnostic.Create(Descriptor, stream.Syntax.GetLocation(), [site.Location], site.CalleeName, stream.Syntax.ToString(), fault);

    private static bool IsMadeOutside(IOperation stream, GuardState guard)
    {
        var region = guard.Guard is ILoopOperation loop ? loop.Body : guard.Attempt!;
        return SentRequest.VariableOf(stream) is { } variable && ReferenceEquals(region.Root(), stream.Root()) && !SentRequest.IsRenewedIn(region, variable);
    }

    private static bool IsForwardOnly(IOperation stream, GapContext engine)
    {
        if (IsBuffered(stream.Root())) return false;
        if (ForwardOnly.Contains(stream.Type?.Name ?? "")) return true;
        var origins = engine.Origins.OfVisible(stream);
        return origins.Count > 0 && origins.All(origin => origin.Operation switch
        {
            IObjectCreationOperation { Type.Name: var made } => ForwardOnly.Contains(made),
            IInvocationOperation { TargetMethod: { Name: "GetStreamAsync" or "ReadAsStreamAsync" or "ReadAsStream" } source } => source.IsBelow("System.Net.Http") && IsUnbuffered(origin.Operation),
            IInvocationOperation { TargetMethod: { Name: "OpenStandardInput", ContainingType.Name: nameof(Console) } } => true,
            IInvocationOperation { TargetMethod: { Name: "AsStream", ContainingType: { Name: "PipeReader" } pipe } } => pipe.IsBelow("System.IO.Pipelines"),
            IInvocationOperation { TargetMethod: { Name: "OpenReadStream", ContainingType: { Name: "IBrowserFile" } file } } => file.IsBelow("Microsoft.AspNetCore.Components.Forms"),
            IPropertyReferenceOperation { Property: { Name: "Body", ContainingType: { Name: "HttpRequest" } request } } => request.IsBelow("Microsoft.AspNetCore.Http") && !engine.MembersWith("EnableBuffering").Any(),
            IPropertyReferenceOperation { Property: { Name: "InputStream", ContainingType: { Name: "HttpListenerRequest" } request } } => request.IsBelow("System.Net"),
            _ => false,
        });
    }

    // A content that is loaded into memory is sent from there, however often.
    private static bool IsBuffered(IOperation root) => root.Descendants<IInvocationOperation>().Any(call => call.TargetMethod.Name == "LoadIntoBufferAsync");

    // The stream of a buffered response is one in memory.
    private static bool IsUnbuffered(IOperation read) => read is IInvocationOperation { TargetMethod.Name: "GetStreamAsync" }
        || read.Root().Descendants<IOperation>().Any(part => part is IFieldReferenceOperation { Field.Name: "ResponseHeadersRead" });
}
