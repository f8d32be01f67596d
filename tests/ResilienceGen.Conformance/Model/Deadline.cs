namespace ResilienceGen.Conformance.Model;

/// <summary>A limit of time that cancels its token when it is over (rule 6). Without a number it never is.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly World _world;
    private readonly double _due;
    private readonly IDisposable? _alarm;

    public Deadline(World world, double? ms)
    {
        _world = world;
        _due = ms is { } limit ? world.Now + limit : double.PositiveInfinity;
        _alarm = ms is { } wait ? world.Schedule(wait, _source.Cancel) : null;
    }

    public CancellationToken Token => _source.Token;

    public bool IsOver => _source.IsCancellationRequested;

    public bool Leaves(double ms) => _world.Now + ms == _due ? throw new UndecidedException("a delay takes all that is left") : _world.Now + ms < _due;

    public void Dispose() => _alarm?.Dispose();
}
