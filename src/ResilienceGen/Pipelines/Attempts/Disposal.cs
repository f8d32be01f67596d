using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>Disposes results that nobody will get.</summary>
internal static class Disposal
{
    /// <summary>Never throws. A response is disposed when it returns.</summary>
    /// <param name="result">Anything.</param>
    /// <param name="what">Names it where disposing it fails.</param>
    public static async Task DisposeAsync(object? result, string what)
    {
        try
        {
            if (result is IAsyncDisposable later) await later.DisposeAsync().ConfigureAwait(false);
            else if (result is IDisposable disposable) disposable.Dispose();
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed(what, exception);
        }
    }
}
