namespace ResilienceGen.Analyzers.Support;

/// <summary>Full metadata names of the foreign types we know, each written once. We never reference what they come from.</summary>
internal static partial class KnownTypes
{
    public const string HttpClient = "System.Net.Http.HttpClient";
    public const string HttpMessageInvoker = "System.Net.Http.HttpMessageInvoker";
    public const string HttpClientJsonExtensions = "System.Net.Http.Json.HttpClientJsonExtensions";
    public const string HttpMessageHandler = "System.Net.Http.HttpMessageHandler";
    public const string DelegatingHandler = "System.Net.Http.DelegatingHandler";
    public const string HttpClientHandler = "System.Net.Http.HttpClientHandler";
    public const string SocketsHttpHandler = "System.Net.Http.SocketsHttpHandler";
    public const string HttpRequestMessage = "System.Net.Http.HttpRequestMessage";
    public const string HttpResponseMessage = "System.Net.Http.HttpResponseMessage";
    public const string HttpContent = "System.Net.Http.HttpContent";
    public const string StreamContent = "System.Net.Http.StreamContent";
    public const string HttpMethod = "System.Net.Http.HttpMethod";
    public const string HttpClientFactory = "System.Net.Http.IHttpClientFactory";
    public const string HttpMessageHandlerFactory = "System.Net.Http.IHttpMessageHandlerFactory";
    public const string Stream = "System.IO.Stream";
    public const string Guid = "System.Guid";
    public const string Uri = "System.Uri";
    public const string Exception = "System.Exception";
    public const string AsyncDisposable = "System.IAsyncDisposable";
    public const string Formattable = "System.IFormattable";
    public const string FormatProvider = "System.IFormatProvider";
    public const string JsonTypeInfo = "System.Text.Json.Serialization.Metadata.JsonTypeInfo";
    public const string HttpCompletionOption = "System.Net.Http.HttpCompletionOption";

    public const string ResiliencePathAttribute = "ResilienceGen.ResiliencePathAttribute";
    public const string ResilienceExemptAttribute = "ResilienceGen.ResilienceExemptAttribute";
    public const string ResilientOperation = "ResilienceGen.Pipelines.ResilientOperation";
}
