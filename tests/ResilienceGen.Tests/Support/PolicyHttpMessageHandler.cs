namespace Microsoft.Extensions.Http;

/// <summary>Stands for the handler of a package that the tests do not reference; it is known by its name.</summary>
internal class PolicyHttpMessageHandler : DelegatingHandler;
