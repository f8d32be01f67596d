using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Usage;

internal static class UsageVerifier
{
    /// <summary>Verifies marked source that may use our attributes without a using.</summary>
    public static Task VerifyAsync(string marked) =>
        AnalyzerVerifier<UsageAnalyzer>.VerifyAnalyzerAsync(marked, "global using ResilienceGen;");

    /// <summary>Verifies the members of an interface that is marked <c>[Resilient]</c>.</summary>
    public static Task VerifyMembersAsync(string members) => VerifyAsync($$"""
        [Resilient]
        public interface IApi
        {
            {{members}}
        }
        """);
}
