using ResilienceGen.CodeFixes.Usage;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Analyzers.Usage.UsageAnalyzer, ResilienceGen.CodeFixes.Usage.RepeatableWriteFix>;

namespace ResilienceGen.CodeFixes.Tests.Usage;

public sealed class RepeatableWriteFixTests
{
    [Fact]
    public Task Method_of_the_attribute_is_marked_above_it() => Verify.VerifyCodeFixAsync(
        """
        using ResilienceGen;

        [Resilient]
        public interface IOrders
        {
            // The server drops a repeated order id.
            [[|Retry(MaxRetryAttempts = 5)|]]
            Task<int> CreateAsync(int order, CancellationToken cancellationToken);
        }
        """,
        """
        using ResilienceGen;

        [Resilient]
        public interface IOrders
        {
            // The server drops a repeated order id.
            [Idempotent]
            [Retry(MaxRetryAttempts = 5)]
            Task<int> CreateAsync(int order, CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public Task Write_of_a_chain_is_marked() => Verify.VerifyCodeFixAsync(
        "[ResilienceGen.Resilient, ResilienceGen.FallbackChain(typeof(One), typeof(Two))] public interface IOrders { Task<int> [|CreateAsync|](CancellationToken token); }",
        "[ResilienceGen.Resilient, ResilienceGen.FallbackChain(typeof(One), typeof(Two))] public interface IOrders { [ResilienceGen.Idempotent] Task<int> CreateAsync(CancellationToken token); }",
        """
        public sealed class One : IOrders { public Task<int> CreateAsync(CancellationToken token) => Task.FromResult(1); }
        public sealed class Two : IOrders { public Task<int> CreateAsync(CancellationToken token) => Task.FromResult(2); }
        """);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new RepeatableWriteFix().GetFixAllProvider());
}
