using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ClientTimeoutTooShort>, ResilienceGen.CodeFixes.Calls.ClientTimeoutTooShortFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class ClientTimeoutTooShortFixTests
{
    [Fact]
    public Task Limit_IsLeftToThePipeline() => Verify.VerifyCodeFixAsync(
        Start("b.ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromSeconds(10) /* why */);"),
        Start("b.ConfigureHttpClient(c => c.Timeout = Timeout.InfiniteTimeSpan /* why */);"),
        StandardHandler.Source);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new ClientTimeoutTooShortFix().GetFixAllProvider());

    private static string Start(string setting) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        class Start
        {
            public void Main(IServiceCollection services)
            {
                var b = services.AddHttpClient("a");
                b.AddStandardResilienceHandler();
                {{setting}}
            }
        }
        """;
}
