using Microsoft.AspNetCore.Http;
using Samples.Shared;

namespace Samples.LlmFallback;

/// <summary>A model endpoint on loopback that is up or down, as the script of the sample says.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private FaultServer? _server;

    /// <summary>What happens to the requests that come now.</summary>
    public Fault Fault { get; set; }

    public Uri Address => Server.Address;

    /// <summary>How many requests have arrived.</summary>
    public int Requests => Server.Served.Count;

    private FaultServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    public static async Task<ModelServer> StartAsync(string name)
    {
        var model = new ModelServer();
        model._server = await FaultServer.StartAsync((_, _) => model.Fault, context => AnswerAsync(name, context));
        return model;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static async Task AnswerAsync(string name, HttpContext context)
    {
        var separator = context.Request.Path == "/stream" ? "\n" : " ";
        string[] words = ["The", name, "model", "says", "hello."];
        await context.Response.WriteAsync(string.Join(separator, words), context.RequestAborted);
    }
}
