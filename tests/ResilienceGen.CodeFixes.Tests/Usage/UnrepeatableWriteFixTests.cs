using ResilienceGen.CodeFixes.Usage;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Analyzers.Usage.UsageAnalyzer, ResilienceGen.CodeFixes.Usage.UnrepeatableWriteFix>;

namespace ResilienceGen.CodeFixes.Tests.Usage;

public sealed class UnrepeatableWriteFixTests
{
    [Fact]
    public Task Method_is_marked() => Verify.VerifyCodeFixAsync(
        """
        using ResilienceGen;

        [Resilient]
        public interface IPayments
        {
            [[|Retry(MaxRetryAttempts = 5)|]]
            Task<int> PayAsync(int cents, CancellationToken cancellationToken);
        }
        """,
        """
        using ResilienceGen;

        [Resilient]
        public interface IPayments
        {
            [NonIdempotent]
            [Retry(MaxRetryAttempts = 5)]
            Task<int> PayAsync(int cents, CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new UnrepeatableWriteFix().GetFixAllProvider());
}
