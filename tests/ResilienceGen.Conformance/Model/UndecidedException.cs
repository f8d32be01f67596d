namespace ResilienceGen.Conformance.Model;

/// <summary>The rules do not say what happens here, so nothing can be expected of anyone who follows them.</summary>
internal sealed class UndecidedException(string question) : Exception(question);
