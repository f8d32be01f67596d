namespace ResilienceGen.Pipelines;

/// <summary>An exception that knows what it means, for instance that the request is too long for a model. Routes of a fallback chain ask it.</summary>
public interface IFailureKind
{
    /// <summary>What the failure means.</summary>
    FailureKind FailureKind { get; }
}
