using System.Collections.Concurrent;

namespace ResilienceGen.Conformance.Running;

/// <summary>Named gates at which scripted work waits until a step releases it.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    public Task PassAsync(string name, CancellationToken token) => Gate(name).Task.WaitAsync(token);

    public void Release(string name) => Gate(name).TrySetResult();

    private TaskCompletionSource Gate(string name) => _gates.GetOrAdd(name, static _ => new TaskCompletionSource());
}
