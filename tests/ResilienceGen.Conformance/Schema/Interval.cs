using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>A closed interval, written as a pair, or as one number if it is a point.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record Interval(double Least, double Most)
{
    // Virtual time counts ticks of 100 ns.
    private const double Tick = 0.0001;

    public bool Contains(double value) => value >= Least - Tick && value <= Most + Tick;

    public override string ToString() => Least == Most
        ? Least.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most}");

    private sealed class Converter : JsonConverter<Interval>
    {
        public override Interval Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
                return new Interval(reader.GetDouble(), reader.GetDouble());
            var ends = JsonSerializer.Deserialize<double[]>(ref reader, options);
            return ends is [var least, var most] ? new Interval(least, most) : throw new JsonException("An interval has two ends.");
        }

        public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
        {
            if (value.Least == value.Most) writer.WriteNumberValue(value.Least);
            else JsonSerializer.Serialize<double[]>(writer, [value.Least, value.Most], options);
        }
    }
}
