using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ResilienceGen.Tests.Support;

/// <summary>One time series as an exporter got it.</summary>
/// <param name="Instrument">Its name.</param>
/// <param name="Value">The sum or the last value; of a histogram the number of recordings.</param>
/// <param name="Sum">The sum; of a histogram that of the recordings.</param>
/// <param name="Tags">What tells it from the other series of the instrument.</param>
internal sealed record ExportedPoint(string Instrument, double Value, double Sum, IReadOnlyDictionary<string, object?> Tags);

/// <summary>Keeps the time series of the latest export.</summary>
internal sealed class PointExporter : BaseExporter<Metric>
{
    public List<ExportedPoint> Points { get; } = [];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        Points.Clear();
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints()) Points.Add(Read(metric, point));
        }

        return ExportResult.Success;
    }

    private static ExportedPoint Read(Metric metric, in MetricPoint point)
    {
        var tags = new Dictionary<string, object?>();
        foreach (var tag in point.Tags) tags.Add(tag.Key, tag.Value);
        var (value, sum) = metric.MetricType switch
        {
            MetricType.Histogram => (point.GetHistogramCount(), point.GetHistogramSum()),
            MetricType.LongGauge => (point.GetGaugeLastValueLong(), point.GetGaugeLastValueLong()),
            _ => (point.GetSumLong(), (double)point.GetSumLong()),
        };
        return new ExportedPoint(metric.Name, value, sum, tags);
    }
}

/// <summary>Keeps every span.</summary>
internal sealed class SpanExporter : BaseExporter<Activity>
{
    public List<Activity> Spans { get; } = [];

    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch) Spans.Add(span);
        return ExportResult.Success;
    }
}
