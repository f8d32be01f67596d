namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Where the client comes from, and what its handlers do.</summary>
public class ProvenanceTests
{
    private const string Handlers = """
        class RetryHandler : DelegatingHandler
        {
            public RetryHandler() { }
            public RetryHandler(HttpMessageHandler inner) : base(inner) { }
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await base.SendAsync(request, token); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(10, token); }
                }
            }
        }
        class LogHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => base.SendAsync(request, token);
        }
        """;

    [Theory]
    [InlineData("private readonly HttpClient _http = new();", "_http")]
    [InlineData("private readonly HttpClient _http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };", "_http")]
    [InlineData("private static readonly HttpClient Http = new(new HttpClientHandler());", "Http")]
    [InlineData("private static readonly HttpClient Http = new(new SocketsHttpHandler(), false);", "Http")]
    [InlineData("private readonly HttpClient _http; public Client() { _http = new HttpClient(); }", "_http")]
    [InlineData("private HttpClient? _http; private HttpClient Http => _http ??= new HttpClient();", "Http")]
    [InlineData("private HttpClient Http { get; } = new();", "Http")]
    [InlineData("private static HttpClient Http => new();", "Http")]
    [InlineData("private readonly Lazy<HttpClient> _http = new(() => new HttpClient());", "_http.Value")]
    [InlineData("private readonly Lazy<HttpClient> _http = new(Make); private static HttpClient Make() => new();", "_http.Value")]
    [InlineData("private static HttpClient Create() { var client = new HttpClient(); client.DefaultRequestHeaders.Add(\"a\", \"b\"); return client; }", "Create()")]
    [InlineData("private static HttpClient Create(HttpMessageHandler handler) => new(handler);", "Create(new HttpClientHandler())")]
    [InlineData("private readonly Func<HttpClient> _create = () => new HttpClient();", "_create()")]
    [InlineData("private readonly HttpClient _http; public Client() : this(new HttpClient()) { } public Client(HttpClient http) { _http = http; }", "_http")]
    [InlineData("private readonly HttpClient _http; public Client(HttpClient? http = null) { _http = http ?? new HttpClient(); }", "_http")]
    [InlineData("private static HttpClient Of(HttpClient? client) { client ??= new HttpClient(); return client; }", "Of(null)")]
    [InlineData("private readonly HttpClient _http; public Client(HttpMessageHandler? handler = null) { _http = new HttpClient(handler ?? new HttpClientHandler()); }", "_http")]
    [InlineData("private readonly HttpClient _http = new(new LogHandler(new HttpClientHandler()));", "_http")]
    [InlineData("private static readonly Dictionary<string, HttpClient> Cache = new(); private static HttpClient Of(string key) => Cache.TryGetValue(key, out var found) ? found : new HttpClient();", "Of(url)")]
    public void CreatedWithoutGuard_IsGap(string members, string receiver) => Assert.Equal("Gap(noPath)", Scan.Verdict($$"""
        class Client
        {
            {{members}}
            public Task<string> Get(string url) => {{receiver}}.GetStringAsync(url);
        }
        """, Handlers));

    [Theory]
    [InlineData("private readonly HttpClient _http = new(new RetryHandler(new HttpClientHandler()));", "_http")]
    [InlineData("private readonly HttpClient _http = new(new RetryHandler { InnerHandler = new HttpClientHandler() });", "_http")]
    [InlineData("private readonly HttpClient _http = new(new LogHandler(new RetryHandler(new HttpClientHandler())));", "_http")]
    [InlineData("private readonly HttpClient _http; public Client() { var handler = new RetryHandler(); handler.InnerHandler = new HttpClientHandler(); _http = new HttpClient(handler); }", "_http")]
    [InlineData("private static HttpClient Create() => new(Chain()); private static HttpMessageHandler Chain() => new RetryHandler(new HttpClientHandler());", "Create()")]
    public void CreatedWithGuard_IsGuardedClient(string members, string receiver) => Assert.Equal("GuardedClient(handler)", Scan.Verdict($$"""
        class Client
        {
            {{members}}
            public Task<string> Get(string url) => {{receiver}}.GetStringAsync(url);
        }
        """, Handlers));

    [Theory]
    [InlineData("(HttpClient http)", "http", "injectedClient")]
    [InlineData("(IHttpClientFactory factory)", "factory.CreateClient(\"a\")", "factoryClient")]
    [InlineData("(Func<HttpClient> create)", "create()", "injectedClient")]
    [InlineData("(HttpMessageHandler handler)", "new HttpClient(handler)", "foreignHandler")]
    [InlineData("(IServiceProvider services)", "((HttpClient)services.GetService(typeof(HttpClient))!)", "foreignFactory")]
    public void ClientFromOutside_IsUnknown(string parameters, string receiver, string reason) => Assert.Equal($"Unknown({reason})", Scan.Verdict($$"""
        public class Client{{parameters}}
        {
            public Task<string> Get(string url) => {{receiver}}.GetStringAsync(url);
        }
        """));

    [Fact]
    public void InjectedClient_OfATypeWhoseSiblingsUseAPath_IsGap() => Assert.Equal("Gap(bypassesPath)", Scan.VerdictIn("B", """
        public class Client(HttpClient http, Polly.IAsyncPolicy policy)
        {
            private readonly Polly.IAsyncPolicy _policy = policy;
            public Task<string> A() => _policy.ExecuteAsync(() => http.GetStringAsync("a"));
            public Task<string> B() => http.GetStringAsync("b");
        }
        """));

    [Theory]
    [InlineData("public Task<HttpResponseMessage> A(string url) => _policy.ExecuteAsync(() => http.GetAsync(url));", "Gap(bypassesPath)")]
    [InlineData("private Task<HttpResponseMessage> A(string url) => _policy.ExecuteAsync(() => http.GetAsync(url));", "Unknown(injectedClient)")]
    [InlineData("public Task<T> A<T>(Func<Task<T>> call) => _policy.ExecuteAsync(call);", "Unknown(injectedClient)")]
    public void InjectedClient_WhoseOnlyGuardedSiblingIsAnEntryPoint_IsGap(string sibling, string verdict) => Assert.Equal(verdict, Scan.VerdictIn("B", $$"""
        public class Client(HttpClient http, Polly.IAsyncPolicy policy)
        {
            private readonly Polly.IAsyncPolicy _policy = policy;
            {{sibling}}
            public Task<string> B() => http.GetStringAsync("b");
        }
        """));

    [Fact]
    public void ConstructorParameter_IsTracedToItsCreation() => Assert.Equal("Gap(noPath)", Scan.Verdict("""
        public class Client(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        public static class Start { public static Client Make() => new(new HttpClient()); }
        """));

    [Fact]
    public void ParameterOfPrivateMethod_IsTracedToItsCallers() => Assert.Equal("Gap(noPath)", Scan.Verdict("""
        public class Client
        {
            public Task<string> Get() => Send(new HttpClient());
            private static Task<string> Send(HttpClient client) => client.GetStringAsync("a");
        }
        """));

    [Fact]
    public void ClientSetByAMethodOfAnotherType_IsTraced() => Assert.Equal("Gap(noPath)", Scan.Verdict("""
        public class Index { private HttpClient _http = null!; internal void With(HttpClient http) { _http = http; } public Task<string> Get() => _http.GetStringAsync("a"); }
        public class Root { private readonly HttpClient _http = new(); public Index Open() { var index = new Index(); index.With(_http); return index; } }
        """));

    [Fact]
    public void OneGuardedAndOnePlainCreation_IsUnknown() => Assert.Equal("Unknown(mixedClients)", Scan.Verdict("""
        public class Client
        {
            private readonly HttpClient _http;
            public Client(bool safe) { _http = safe ? new HttpClient(new RetryHandler(new HttpClientHandler())) : new HttpClient(); }
            public Task<string> Get() => _http.GetStringAsync("a");
        }
        """, Handlers));

    [Fact]
    public void OwnFactoryOfThisCompilation_IsTraced() => Assert.Equal("Gap(noPath)", Scan.Verdict("""
        public class Plain : IHttpClientFactory { private readonly Lazy<HttpClient> _http = new(() => new HttpClient()); public HttpClient CreateClient(string name) => _http.Value; }
        public class Client(IHttpClientFactory? factory = null)
        {
            private readonly IHttpClientFactory _factory = factory ?? new Plain();
            public Task<string> Get() => _factory.CreateClient("x").GetStringAsync("a");
        }
        """));

    [Theory]
    [InlineData("services.AddHttpClient<Client>();", "Gap(noPath)")]
    [InlineData("services.AddHttpClient<Client>(c => c.Timeout = TimeSpan.FromSeconds(3)).SetHandlerLifetime(TimeSpan.FromMinutes(1));", "Gap(noPath)")]
    [InlineData("services.AddHttpClient<Client>().AddHttpMessageHandler<RetryHandler>();", "GuardedClient(registration)")]
    [InlineData("services.AddHttpClient<Client>().AddHttpMessageHandler(() => new RetryHandler());", "GuardedClient(registration)")]
    [InlineData("var builder = services.AddHttpClient<Client>(); builder.AddHttpMessageHandler<RetryHandler>();", "GuardedClient(registration)")]
    [InlineData("services.AddHttpClient<Client>(); services.ConfigureHttpClientDefaults(b => { });", "Gap(noPath)")]
    [InlineData("services.AddHttpClient(); services.AddTransient<Client>();", "Gap(noPath)")]
    [InlineData("services.AddHttpClient(); services.AddSingleton(_ => new HttpClient(new RetryHandler(new HttpClientHandler()))); services.AddTransient<Client>();", "Unknown(injectedClient)")]
    public void RegistrationOfThisCompilation_Decides(string registrations, string verdict) => Assert.Equal(verdict, Scan.Verdict($$"""
        using Microsoft.Extensions.DependencyInjection;
        public class Client(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        static class Start { public static void Add(IServiceCollection services) { {{registrations}} } }
        """, Handlers));
}
