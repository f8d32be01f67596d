using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>A call taken apart into what a path may ask for.</summary>
internal sealed class CallDescription
{
    // Every rule that looks at a call asks for it.
    private static readonly ConditionalWeakTable<Sink, CallDescription> Known = new();

    private ImmutableArray<IOperation> _parts;

    private CallDescription(Sink sink)
    {
        Sink = sink;
        var arguments = sink.Invocation?.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).ToList() ?? [];
        Request = arguments.FirstOrDefault(argument => HttpTypes.IsRequest(argument.Parameter?.Type))?.Value;
        Url = arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && RequestRoles.IsUrl(parameter.Type))?.Value;
        Content = arguments.FirstOrDefault(argument => HttpTypes.IsContent(argument.Parameter?.Type))?.Value;
        IsJsonWrite = sink.Method.ContainingType.Is(KnownTypes.HttpClientJsonExtensions)
            && HttpTypes.IsResponse(HttpTypes.ResultOf(sink.Method.ReturnType))
            && !sink.Method.Parameters.Any(parameter => parameter.Type.Is(KnownTypes.JsonTypeInfo));
        HasToken = arguments.Any(argument => HttpTypes.IsCancellationToken(argument.Parameter?.Type));
        HasOption = arguments.Any(argument => argument.Parameter?.Type.Name == "HttpCompletionOption");
        Verb = sink.IsFramework ? SinkNames.VerbOf(sink.Method.Name) ?? RequestVerb.Of(Request) : VerbSentBy(sink);
        Result = HttpTypes.ResultOf(sink.Method.ReturnType);
        IsSynchronous = !HttpTypes.IsTaskLike(sink.Method.ReturnType);
    }

    public static CallDescription Of(Sink sink) => Known.GetValue(sink, static key => new CallDescription(key));

    public Sink Sink { get; }

    /// <summary>The finished request of a <c>SendAsync</c>.</summary>
    public IOperation? Request { get; }

    public IOperation? Url { get; }

    /// <summary>Everything below the call: most of what speaks against moving it stands there.</summary>
    public ImmutableArray<IOperation> Parts => _parts.IsDefault ? _parts = [.. Sink.Operation.Descendants<IOperation>()] : _parts;

    public IOperation? Content { get; }

    /// <summary>Whether the content is a value that the call serializes, as in <c>PutAsJsonAsync</c>.</summary>
    public bool IsJsonWrite { get; }

    public bool HasContent => Content is not null || IsJsonWrite;

    public bool HasToken { get; }

    public bool HasOption { get; }

    /// <summary>The verb; null where it cannot be told.</summary>
    public string? Verb { get; }

    /// <summary>What awaiting the call yields.</summary>
    public ITypeSymbol? Result { get; }

    public bool IsSynchronous { get; }

    /// <summary>Whether the request may arrive twice without harm.</summary>
    public bool IsIdempotent => Verb is "GET" or "HEAD" or "OPTIONS" or "TRACE" or "PUT" or "DELETE";

    /// <summary>Whether the call is nothing but a verb, an address and a content: what a path of parts can send.</summary>
    public bool IsPlain => HttpTypes.IsResponse(Result) && (IsJsonWrite || !Sink.Method.IsExtensionMethod) && Request is null && Url is not null;

    // The name of an extension may say anything; one that calls another is not followed.
    private static string? VerbSentBy(Sink extension)
    {
        var verbs = extension.Sends.Select(inner => inner.IsFramework ? CallDescription.Of(inner).Verb : null).Distinct().Take(2).ToList();
        return verbs.Count == 1 ? verbs[0] : null;
    }

    public bool IsDiscarded
    {
        get
        {
            var current = Sink.Operation.Parent;
            while (current is IAwaitOperation or IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }) current = current.Parent;
            return current is IExpressionStatementOperation;
        }
    }
}
