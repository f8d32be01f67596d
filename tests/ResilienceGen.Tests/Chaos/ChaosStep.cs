using System.Net;

namespace ResilienceGen.Tests.Chaos;

/// <summary>What one attempt does.</summary>
/// <param name="End">How it ends.</param>
/// <param name="DelayMs">After how long; 0 = at once.</param>
/// <param name="Honours">Whether it reacts to its token.</param>
internal readonly record struct ChaosStep(StepEnd End, int DelayMs, bool Honours)
{
    /// <param name="random">The call's own.</param>
    /// <param name="faults">Share of the attempts that fail.</param>
    /// <param name="longestMs">What hangs does so for this long.</param>
    public static ChaosStep Draw(Random random, double faults, int longestMs)
    {
        var end = random.NextDouble() < faults ? (StepEnd)random.Next(1, 6) : StepEnd.Answer;
        var delay = random.Next(20) switch
        {
            < 9 => 0,
            < 15 => random.Next(1, 200),
            < 19 => random.Next(200, Math.Min(longestMs, 2_500)),
            _ => longestMs,
        };
        return new ChaosStep(end, delay, random.Next(8) > 0);
    }

    /// <summary>The fault, marked with the call it belongs to; null where the attempt answers.</summary>
    public Exception? Fault(string owner)
    {
        Exception? fault = End switch
        {
            StepEnd.Fault => new IOException("broken"),
            StepEnd.NotSent => new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
            StepEnd.Refusal => new HttpRequestException("bad request", null, HttpStatusCode.BadRequest),
            StepEnd.OwnTimeout => new TaskCanceledException("the client's own limit", new TimeoutException()),
            StepEnd.Overload => new HttpRequestException("too many", null, HttpStatusCode.TooManyRequests),
            _ => null,
        };
        fault?.Data[typeof(ChaosStep)] = owner;
        return fault;
    }

    /// <summary>The call a fault belongs to; null if no script threw it.</summary>
    public static string? OwnerOf(Exception fault) => fault.Data[typeof(ChaosStep)] as string;
}

/// <summary>How an attempt ends.</summary>
internal enum StepEnd
{
    Answer,
    Fault,

    /// <summary>A failure which proves that nothing was sent.</summary>
    NotSent,
    Refusal,

    /// <summary>A cancellation that nobody asked for, as <see cref="HttpClient"/> reports its own timeout.</summary>
    OwnTimeout,
    Overload,
}
