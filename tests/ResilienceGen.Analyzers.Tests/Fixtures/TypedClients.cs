// Typed clients: what the registration puts around the client decides for every call of the class.
using Microsoft.Extensions.DependencyInjection;
using Polly;

class TypedClientsProgram
{
    static void Main(IServiceCollection services)
    {
        services.AddHttpClient<StandardClient>().AddStandardResilienceHandler();
        services.AddHttpClient<HedgedClient>(client => client.BaseAddress = new Uri("http://localhost")).AddStandardHedgingHandler();
        services.AddHttpClient<IInterfaceClient, InterfaceClient>().AddResilienceHandler("retry", pipeline => pipeline.AddRetry(new()));
        services.AddHttpClient<PolicyClient>().AddPolicyHandler(Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3));
        services.AddHttpClient<TransientClient>().AddTransientHttpErrorPolicy(policy => policy.WaitAndRetryAsync(3));
        services.AddHttpClient<HandlerClient>().AddHttpMessageHandler<AgainHandler>();
        services.AddHttpClient<PlainClient>().ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(3));
        services.AddHttpClient<TimeoutClient>().AddResilienceHandler("limit", pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(3)));
        services.AddHttpClient<LoggedClient>().AddHttpMessageHandler<SpeakingHandler>();
        services.AddHttpClient<RegistryClient>().AddPolicyHandlerFromRegistry("retry");
        var kept = services.AddHttpClient<KeptClient>();
        kept.AddStandardResilienceHandler();
        var removed = services.AddHttpClient<RemovedClient>();
        removed.AddStandardResilienceHandler();
        removed.RemoveAllResilienceHandlers();
    }
}

public class StandardClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= guardedClient
    public Task<HttpResponseMessage> Two() => http.PostAsync("two", null);                                        //= guardedClient
    public async Task<string?> Three(CancellationToken token) => await http.GetFromJsonAsync<string>("three", token); //= guardedClient
}

public class HedgedClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= guardedClient
}

public interface IInterfaceClient { Task<string> One(); }

public class InterfaceClient : IInterfaceClient
{
    private readonly HttpClient _http;
    public InterfaceClient(HttpClient http) => _http = http;
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= guardedClient
    public Task<HttpResponseMessage> Two(HttpRequestMessage request) => _http.SendAsync(request);                 //= guardedClient
}

public class PolicyClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= guardedClient
}

public class TransientClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= guardedClient
}

public class HandlerClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= guardedClient
}

public class PlainClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= noPath
    public Task<HttpResponseMessage> Two() => http.DeleteAsync("two");                                            //= noPath
}

public class TimeoutClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= noPath
}

public class LoggedClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= noPath
}

public class RegistryClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= unknown:foreignPolicy
}

public class KeptClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= guardedClient
}

public class RemovedClient(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= noPath
}

class AgainHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        for (var attempt = 0; ; attempt++)
        {
            try { return await base.SendAsync(request, token); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(10, token); }
        }
    }
}

class SpeakingHandler : DelegatingHandler { }
