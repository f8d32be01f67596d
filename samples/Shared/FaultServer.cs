using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Samples.Shared;

/// <summary>A real server on a free loopback port. A script decides which requests fail; all others reach the service behind it.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(30);

    private readonly WebApplication _application;
    private readonly Func<HttpRequest, int, Fault> _script;
    private readonly RequestDelegate _service;
    private readonly ConcurrentQueue<ServedRequest> _served = new();
    private int _requests;

    private FaultServer(WebApplication application, Func<HttpRequest, int, Fault> script, RequestDelegate service)
    {
        _application = application;
        _script = script;
        _service = service;
    }

    public Uri Address => new(_application.Urls.Single());

    /// <summary>Every request so far, those that failed included.</summary>
    public IReadOnlyCollection<ServedRequest> Served => _served;

    /// <param name="script">The fault of a request; its number counts from 1.</param>
    /// <param name="service">Answers the requests that do not fail.</param>
    public static async Task<FaultServer> StartAsync(Func<HttpRequest, int, Fault> script, RequestDelegate service)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new FaultServer(application, script, service);
        application.Run(server.ServeAsync);
        await application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var fault = _script(context.Request, Interlocked.Increment(ref _requests));
        _served.Enqueue(new ServedRequest(context.Request.Method, context.Request.Path, fault));
        switch (fault)
        {
            case Fault.Unavailable:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case Fault.Dropped:
                await BreakOffAsync(context);
                break;
            case Fault.Slow:
                await Task.Delay(SlowAnswer, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            default:
                await _service(context);
                break;
        }
    }

    // Less than announced: the server closes the connection. Broken off before the first byte, a reused connection would be
    // replaced by the client's own handler, unseen.
    private static Task BreakOffAsync(HttpContext context)
    {
        context.Response.ContentLength = 1_000;
        return context.Response.WriteAsync("[", context.RequestAborted);
    }
}
