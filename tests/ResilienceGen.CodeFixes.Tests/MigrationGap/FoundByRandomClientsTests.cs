using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.GapRule>, ResilienceGen.CodeFixes.MigrationGap.CallBypassesPathFix>;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

/// <summary>What the random clients found: each case once broke a build or left a finding behind.</summary>
public sealed class FoundByRandomClientsTests
{
    [Fact]
    public Task PipelineOfOneResult_DoesNotTakeAnother() => Verify.VerifyNoFixAsync(
        """
        using Polly;

        public sealed class Client(HttpClient http)
        {
            private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new()).Build();

            public Task<HttpResponseMessage> Guarded() => _pipeline.ExecuteAsync(async token => await http.GetAsync("/a", token)).AsTask();

            public Task<string> Text() => http.{|RSG1002:GetStringAsync|}("/b");
        }
        """);

    [Fact]
    public Task FactoryThatCannotAwait_DoesNotTakeAConstructionThatDoes() => Verify.VerifyNoFixAsync(
        """
        public sealed class Client(HttpClient http)
        {
            private readonly HttpClient _http = http;

            public Task<HttpResponseMessage> Guarded() => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "/a"));

            public async Task<HttpResponseMessage> Secret()
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "/b");
                request.Headers.Add("X-Token", await Task.FromResult("t"));
                return await _http.{|RSG1002:SendAsync|}(request);
            }

            private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _http.SendAsync(create());
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(100);
                    }
                }
            }
        }
        """);
}
