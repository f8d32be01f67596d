using System.Net;

namespace ResilienceGen.Tests.Support;

/// <summary>A response that tells how often it was disposed.</summary>
internal sealed class TrackedResponse(HttpStatusCode status) : HttpResponseMessage(status)
{
    public event Action? Disposed;

    public int Disposals { get; private set; }

    protected override void Dispose(bool disposing)
    {
        Disposals++;
        Disposed?.Invoke();
        base.Dispose(disposing);
    }
}
