// Clients from the factory, by name.
using Microsoft.Extensions.DependencyInjection;

class NamedClientsProgram
{
    static void Main(IServiceCollection services)
    {
        services.AddHttpClient("shop").AddStandardResilienceHandler();
        services.AddHttpClient(Names.Plain);
        services.AddHttpClient(nameof(ByNameOf), client => { }).AddStandardHedgingHandler();
    }
}

static class Names
{
    public const string Plain = "plain";
    public static readonly string Shop = "shop";
}

public class ByConstant(IHttpClientFactory factory)
{
    public Task<string> One() => factory.CreateClient("shop").GetStringAsync("one");                              //= guardedClient
    public async Task<string> Two()
    {
        using var client = factory.CreateClient("shop");
        return await client.GetStringAsync("two");                                                                //= guardedClient
    }

    public Task<string> Three() => factory.CreateClient(Names.Plain).GetStringAsync("three");                     //= noPath
}

public class ByField
{
    private readonly HttpClient _http;
    public ByField(IHttpClientFactory factory) => _http = factory.CreateClient(Names.Plain);
    public Task<string> One() => _http.GetStringAsync("one");                                                     //= noPath
    public Task<HttpResponseMessage> Two() => _http.PutAsync("two", null);                                        //= noPath
}

public class ByNameOf(IHttpClientFactory factory)
{
    private HttpClient Http => factory.CreateClient(nameof(ByNameOf));
    public Task<string> One() => Http.GetStringAsync("one");                                                      //= guardedClient
}

public class ByParameter(IHttpClientFactory factory, string name)
{
    public Task<string> One() => factory.CreateClient(name).GetStringAsync("one");                                //= unknown:clientName
}
