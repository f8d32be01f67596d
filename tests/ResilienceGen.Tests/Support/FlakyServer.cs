using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResilienceGen.Tests.Support;

/// <summary>A real server on a loopback port that answers each request as told; after the last order it answers "ok".</summary>
internal sealed class FlakyServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _orders = new();
    private readonly WebApplication _app;
    private int _requests;

    private FlakyServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public int Requests => _requests;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<FlakyServer> StartAsync()
    {
        var server = new FlakyServer();
        await server._app.StartAsync();
        return server;
    }

    public FlakyServer AnswersStatus(int status, string? retryAfter = null) => Then(context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    public FlakyServer DropsTheConnection() => Then(static context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public FlakyServer NeverAnswers() => Then(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    /// <summary>Sends a line and drops the connection once the client has it; a reset earlier would take the line back.</summary>
    public FlakyServer StreamsAndDrops(string line, Task received) => Then(async context =>
    {
        await context.Response.WriteAsync(line + "\n");
        await context.Response.Body.FlushAsync();
        await received;
        context.Abort();
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private FlakyServer Then(Func<HttpContext, Task> order)
    {
        _orders.Enqueue(order);
        return this;
    }

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        return _orders.TryDequeue(out var order) ? order(context) : context.Response.WriteAsync("ok");
    }
}
