namespace ResilienceGen.Policies;

/// <summary>Marks exceptions that stand for a decision of ours: what they contain explains them, it is not what happened.</summary>
internal interface IOwnDecision;
