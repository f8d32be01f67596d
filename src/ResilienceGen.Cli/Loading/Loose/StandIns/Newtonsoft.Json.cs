// Declarations only, written for binding: the two calls that stand around an HTTP call most often.
using System;

namespace Newtonsoft.Json
{
    public enum Formatting { None, Indented }

    public class JsonSerializerSettings { }

    public abstract class JsonConverter { }

    public class JsonException : Exception { }

    public static class JsonConvert
    {
        public static string SerializeObject(object value) => throw null;
        public static string SerializeObject(object value, Formatting formatting) => throw null;
        public static string SerializeObject(object value, JsonSerializerSettings settings) => throw null;
        public static string SerializeObject(object value, Formatting formatting, JsonSerializerSettings settings) => throw null;
        public static string SerializeObject(object value, params JsonConverter[] converters) => throw null;
        public static object DeserializeObject(string value) => throw null;
        public static T DeserializeObject<T>(string value) => throw null;
        public static T DeserializeObject<T>(string value, JsonSerializerSettings settings) => throw null;
        public static T DeserializeObject<T>(string value, params JsonConverter[] converters) => throw null;
        public static object DeserializeObject(string value, Type type) => throw null;
    }

    [AttributeUsage(AttributeTargets.All)]
    public sealed class JsonPropertyAttribute : Attribute
    {
        public JsonPropertyAttribute() => throw null;
        public JsonPropertyAttribute(string propertyName) => throw null;
        public string PropertyName { get; set; }
    }

    [AttributeUsage(AttributeTargets.All)]
    public sealed class JsonIgnoreAttribute : Attribute { }
}
