using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResilienceGen.Conformance.Schema;

/// <summary>Reads one value, or a list of them: more than one declares a policy twice, on purpose.</summary>
internal sealed record OneOrMany<T>(T[] Values)
{
    public static OneOrMany<T> Of(T value) => new([value]);
}

internal sealed class OneOrManyConverter<T> : JsonConverter<OneOrMany<T>>
{
    public override OneOrMany<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartArray
            ? new OneOrMany<T>(JsonSerializer.Deserialize<T[]>(ref reader, options)!)
            : OneOrMany<T>.Of(JsonSerializer.Deserialize<T>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, OneOrMany<T> value, JsonSerializerOptions options)
    {
        if (value.Values is [var only]) JsonSerializer.Serialize(writer, only, options);
        else JsonSerializer.Serialize(writer, value.Values, options);
    }
}
