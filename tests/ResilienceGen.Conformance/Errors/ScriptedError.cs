using ResilienceGen.Pipelines;

namespace ResilienceGen.Conformance.Errors;

/// <summary>What all errors of scenarios have in common and no scenario can name: they may say when to ask again.</summary>
public abstract class ScriptedError : Exception, IRetryAfter
{
    public TimeSpan? RetryAfter { get; internal set; }
}
