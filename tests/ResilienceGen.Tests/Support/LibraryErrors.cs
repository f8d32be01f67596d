using System.Net;
using ResilienceGen.Pipelines;

namespace ResilienceGen.Tests.Support;

// How libraries throw: each shape by which one tells the status of a response.
internal sealed class StatusError(HttpStatusCode code, Exception? cause = null) : Exception("As Refit, RestEase and AWS have it.", cause)
{
    public HttpStatusCode StatusCode => code;
}

internal sealed class OptionalStatusError(HttpStatusCode? code, Exception? cause = null) : Exception("Known only if there was a response.", cause)
{
    public HttpStatusCode? StatusCode => code;
}

internal class NumberError(int status, Exception? cause = null) : Exception("As Azure and OpenAI have it: 0 without a response.", cause)
{
    public int Status => status;
}

internal sealed class OptionalNumberError(int? status) : Exception("As Flurl has it.")
{
    public int? StatusCode => status;
}

internal sealed class HidingError(int status) : NumberError(418)
{
    public new int Status => status;
}

internal sealed class WordError(string status) : Exception("A status of something else.")
{
    public string Status => status;
}

internal sealed class FaultyStatusError : Exception
{
    public HttpStatusCode StatusCode => throw new FormatException(Message);
}

internal sealed class WrappingError(Exception? cause) : Exception("As Refit 11 has it: what the transport threw is inside.", cause);

internal sealed class BusyError(TimeSpan wait) : Exception, IRetryAfter
{
    public TimeSpan? RetryAfter => wait;
}
