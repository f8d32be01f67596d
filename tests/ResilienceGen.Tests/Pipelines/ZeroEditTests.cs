using System.Net;
using System.Net.Http.Headers;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>The handler of the zero-edit trial in virtual time, and what it counts.</summary>
public sealed class ZeroEditTests : IDisposable
{
    private readonly MetricRecorder _metrics = new();
    private readonly VirtualTime _time = new();
    private readonly Network _network = new();
    private readonly ResilienceRuntime _runtime;
    private readonly HttpMessageInvoker _client;

    public ZeroEditTests()
    {
        _runtime = new ResilienceRuntime(_time);
        _client = new HttpMessageInvoker(new ZeroEditHandler("orders", _runtime) { InnerHandler = _network });
    }

    public void Dispose()
    {
        _client.Dispose();
        _metrics.Dispose();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("get")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task ReadingVerb_IsSentAgain(string verb)
    {
        _network.Answers(503, 500, 200);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(new HttpRequestMessage(new HttpMethod(verb), "http://a"))).StatusCode);
        Assert.Equal(3, _network.Sent.Count);
        Assert.Equal((1, 0), (_runtime.ZeroEdit.GuardedRequests, _runtime.ZeroEdit.PassedRequests));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("CONNECT")]
    public async Task OtherVerb_PassesThroughOnce(string verb)
    {
        _network.Answers(503);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(new HttpRequestMessage(new HttpMethod(verb), "http://a"))).StatusCode);
        Assert.Single(_network.Sent);
        Assert.Equal((0, 1), (_runtime.ZeroEdit.GuardedRequests, _runtime.ZeroEdit.PassedRequests));
    }

    [Fact]
    public async Task ReadWithContent_PassesThroughOnce()
    {
        _network.Answers(503);
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://a") { Content = new StringContent("once") });
        Assert.Single(_network.Sent);
    }

    [Fact]
    public async Task SynchronousRead_IsSentAgain()
    {
        _network.Answers(503, 200);
        await _time.RunBlockingAsync(() => Assert.Equal(HttpStatusCode.OK, _client.Send(new HttpRequestMessage(HttpMethod.Get, "http://a"), CancellationToken.None).StatusCode));
    }

    [Fact]
    public async Task WhatARedirectOverwrote_IsRestoredForTheNextAttempt()
    {
        _network.Answers(503, 200).Meanwhile(request =>
        {
            request.RequestUri = new Uri("http://elsewhere");
            request.Headers.Authorization = null;
        });
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://a") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "x") } });
        Assert.Equal([("http://a/", "Bearer x"), ("http://a/", "Bearer x")], _network.Sent);
    }

    [Fact]
    public void ClientIsProtected_Once()
    {
        List<DelegatingHandler> handlers = [];
        _runtime.ZeroEdit.Protect(handlers, "orders");
        _runtime.ZeroEdit.Protect(handlers, "orders");
        Assert.IsType<ZeroEditHandler>(Assert.Single(handlers));
    }

    [Fact]
    public void ClientWithAResendingHandler_IsLeftAlone()
    {
        List<DelegatingHandler> handlers = [new Derived()];
        _runtime.ZeroEdit.Protect(handlers, "orders");
        Assert.IsType<Derived>(Assert.Single(handlers));
    }

    [Fact]
    public async Task RegistrationsAndRequests_AreMetered()
    {
        _runtime.ZeroEdit.Registered("Program.cs(3,10)");
        _runtime.ZeroEdit.Registered("Program.cs(3,10)");
        _network.Answers(200);
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://a"));
        Assert.Equal(2, _runtime.ZeroEdit.Registrations["Program.cs(3,10)"]);
        Assert.Equal(["Program.cs(3,10)", "Program.cs(3,10)"], _metrics.Of("resilience.zero_edit.registrations").Select(tags => tags["resilience.zero_edit.site"]));
        var request = Assert.Single(_metrics.Of("resilience.zero_edit.requests"));
        Assert.Equal(("orders", "guarded"), (request["resilience.endpoint"], request["resilience.outcome"]));
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _time.RunAsync(() => _client.SendAsync(request, CancellationToken.None));

    private sealed class Derived : Microsoft.Extensions.Http.PolicyHttpMessageHandler;

    private sealed class Network : HttpMessageHandler
    {
        private readonly Queue<int> _answers = new();
        private Action<HttpRequestMessage> _meanwhile = static _ => { };

        public List<(string Address, string? Authorization)> Sent { get; } = [];

        public Network Answers(params int[] statuses)
        {
            foreach (var status in statuses)
                _answers.Enqueue(status);
            return this;
        }

        public void Meanwhile(Action<HttpRequestMessage> change) => _meanwhile = change;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent.Add((request.RequestUri!.ToString(), request.Headers.Authorization?.ToString()));
            _meanwhile(request);
            return new HttpResponseMessage((HttpStatusCode)_answers.Dequeue());
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }
}
