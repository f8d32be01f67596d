namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Clients behind a generated wrapper: the wrapper is their path.</summary>
public class WrapperTests
{
    [Fact]
    public void ImplementationOfAResilientInterface_IsGuarded() =>
        Assert.Equal("GuardedCall(wrapper)", Scan.Verdict(Client("[ResilienceGen.Resilient]", "", "public Task<string> GetAsync(string url) => _http.GetStringAsync(url);")));

    [Fact]
    public void HelperOfAnImplementation_IsGuardedByItsCaller() => Assert.Equal("GuardedCall(caller)", Scan.Verdict(Client("[ResilienceGen.Resilient]", "", """
        public Task<string> GetAsync(string url) => Send(url);
        private Task<string> Send(string url) => _http.GetStringAsync(url);
        """)));

    [Fact]
    public void MemberOutsideTheInterface_IsAGap() => Assert.Equal("Gap(noPath)", Scan.VerdictIn("OtherAsync", Client("[ResilienceGen.Resilient]", "", """
        public Task<string> GetAsync(string url) => Task.FromResult(url);
        public Task<string> OtherAsync(string url) => _http.GetStringAsync(url);
        """)));

    [Fact]
    public void MethodThatOptsOut_IsAGap() =>
        Assert.Equal("Gap(noPath)", Scan.Verdict(Client("[ResilienceGen.Resilient]", "[ResilienceGen.NoResilience]", "public Task<string> GetAsync(string url) => _http.GetStringAsync(url);")));

    [Fact]
    public void ImplementationOfAPlainInterface_IsAGap() =>
        Assert.Equal("Gap(noPath)", Scan.Verdict(Client("", "", "public Task<string> GetAsync(string url) => _http.GetStringAsync(url);")));

    private static string Client(string onInterface, string onMethod, string members) => $$"""
        {{onInterface}} public interface IApi { {{onMethod}} Task<string> GetAsync(string url); }
        public sealed class Api : IApi
        {
            private readonly HttpClient _http = new();
            {{members}}
        }
        """;
}
