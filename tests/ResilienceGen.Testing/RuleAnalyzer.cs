using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Testing;

/// <summary>One rule of the pack by itself, so that a test sees what that rule reports and nothing else.</summary>
internal sealed class RuleAnalyzer<TRule>() : EngineAnalyzer(new TRule())
    where TRule : TypeRule, new();
