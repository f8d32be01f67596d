using System.Net.Http.Headers;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The resilient path around one client of the factory, with the defaults of <c>[Resilient]</c>. It sends GET, HEAD and OPTIONS without
/// content again; every other request passes through untouched.
/// </summary>
public sealed class ZeroEditHandler : DelegatingHandler
{
    private readonly ResilienceRuntime _runtime;
    private readonly ResilientOperation<ZeroEditHandler> _path;

    /// <summary>Creates the handler of one client.</summary>
    /// <param name="client">The name under which the client is registered; part of the circuit's key and of every telemetry tag.</param>
    /// <param name="runtime">The clock and the circuits; default <see cref="ResilienceRuntime.Default"/>.</param>
    public ZeroEditHandler(string client, ResilienceRuntime? runtime = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _runtime = runtime ?? ResilienceRuntime.Default;
        _path = _runtime.Operation(this, new OperationDescriptor(client.Length == 0 ? "default" : client, "ZeroEdit")
        {
            Retry = new(),
            Timeout = new(),
            CircuitBreaker = new(),
            IsIdempotent = true,
        });
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsGuarded(request)
            ? _path.ExecuteAsync(Original.Of(request), static (handler, original, token) => handler.SendOnceAsync(original.Restored(), token), cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsGuarded(request)
            ? _path.Execute(Original.Of(request), static (handler, original, token) => handler.SendOnce(original.Restored(), token), cancellationToken)
            : base.Send(request, cancellationToken);
    }

    private bool IsGuarded(HttpRequestMessage request)
    {
        var guarded = request.Content is null && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options);
        _runtime.ZeroEdit.Sent(_path.Descriptor.Endpoint, guarded);
        return guarded;
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    private HttpResponseMessage SendOnce(HttpRequestMessage request, CancellationToken cancellationToken) => base.Send(request, cancellationToken);

    /// <summary>What following a redirect overwrites in the message itself, as it was before the first attempt.</summary>
    private readonly record struct Original(HttpRequestMessage Request, Uri? Address, AuthenticationHeaderValue? Authorization)
    {
        public static Original Of(HttpRequestMessage request) => new(request, request.RequestUri, request.Headers.Authorization);

        public HttpRequestMessage Restored()
        {
            Request.RequestUri = Address;
            Request.Headers.Authorization = Authorization;
            return Request;
        }
    }
}
