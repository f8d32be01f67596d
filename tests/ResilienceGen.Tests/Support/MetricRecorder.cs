using System.Diagnostics.Metrics;

namespace ResilienceGen.Tests.Support;

/// <summary>What the meter reported while this listened.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly MeterListener _listener = new();

    /// <param name="instruments">Names without their prefix; none = all.</param>
    public MetricRecorder(params string[] instruments)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "ResilienceGen" && (instruments.Length == 0 || instruments.Contains(instrument.Name["resilience.".Length..])))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public List<(string Instrument, double Value, Dictionary<string, object?> Tags)> Measurements { get; } = [];

    public IEnumerable<Dictionary<string, object?>> Of(string instrument) =>
        Measurements.Where(measurement => measurement.Instrument == instrument).Select(static measurement => measurement.Tags);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (Measurements)
            Measurements.Add((instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())));
    }
}
