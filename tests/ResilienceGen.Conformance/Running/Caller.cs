namespace ResilienceGen.Conformance.Running;

/// <summary>Who makes a call: the scripted work at its other end can cancel it, and finds its script here.</summary>
internal sealed class Caller(ScriptPlayer player) : IDisposable
{
    private static readonly AsyncLocal<Caller?> Ambient = new();
    private readonly CancellationTokenSource _source = new();

    public static Caller Current => Ambient.Value ?? throw new InvalidOperationException("The call lost its execution context.");

    public ScriptPlayer Player => player;

    public CancellationToken Token => _source.Token;

    public void Cancel() => _source.Cancel();

    /// <summary>Runs the part of the call that its caller's thread does.</summary>
    public T Run<T>(Func<T> call)
    {
        Ambient.Value = this;
        try
        {
            return call();
        }
        finally
        {
            Ambient.Value = null;
        }
    }

    public void Dispose() => _source.Dispose();
}
