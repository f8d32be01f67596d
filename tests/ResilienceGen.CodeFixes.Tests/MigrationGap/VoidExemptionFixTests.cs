using Microsoft.CodeAnalysis.CodeFixes;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.VoidExemption>, ResilienceGen.CodeFixes.MigrationGap.VoidExemptionFix>;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

/// <summary>RSG1006: the exemption goes, everything around it stays.</summary>
public class VoidExemptionFixTests
{
    [Fact]
    public Task LoneAttribute_TakesItsListAlong() => Verify.VerifyCodeFixAsync(
        """
        class Settings
        {
            /// <summary>The name.</summary>
            [[|ResilienceGen.ResilienceExempt("why")|]]
            public string Name() => "a";
        }
        """,
        """
        class Settings
        {
            /// <summary>The name.</summary>
            public string Name() => "a";
        }
        """);

    [Fact]
    public Task AttributeAmongOthers_LeavesThem() => Verify.VerifyCodeFixAsync(
        """
        using ResilienceGen;
        class Settings
        {
            [Obsolete, [|ResilienceExempt("why")|]]
            public string Name() => "a";
        }
        """,
        """
        using ResilienceGen;
        class Settings
        {
            [Obsolete]
            public string Name() => "a";
        }
        """);

    [Fact]
    public Task FixAll_ReachesEveryDocument() => Verify.VerifyFixAllAsync(
        FixAllScope.Solution,
        ["[[|ResilienceGen.ResilienceExempt(\"a\")|]] class A;", "[[|ResilienceGen.ResilienceExempt(\"b\")|]] class B;"],
        ["class A;", "class B;"]);
}
