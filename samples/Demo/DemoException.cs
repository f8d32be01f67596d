namespace Samples.Demo;

/// <summary>A step of the demo failed; the message says which and what it printed.</summary>
internal sealed class DemoException(string message) : Exception(message);
