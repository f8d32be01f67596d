using System.Net;
using System.Net.Http.Headers;

namespace ResilienceGen.Tests.Chaos;

/// <summary>A response that knows whether its caller has it and how often it was disposed.</summary>
internal sealed class ChaosResponse : HttpResponseMessage
{
    private int _disposals;

    public ChaosResponse(HttpStatusCode status, TimeSpan? retryAfter)
        : base(status)
    {
        if (retryAfter is { } wait) Headers.RetryAfter = new RetryConditionHeaderValue(wait);
    }

    public bool IsReturned { get; set; }

    public int Disposals => Volatile.Read(ref _disposals);

    protected override void Dispose(bool disposing)
    {
        Interlocked.Increment(ref _disposals);
        base.Dispose(disposing);
    }
}
