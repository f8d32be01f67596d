// Defaults for all clients, set through an own extension whose switch decides.
using Microsoft.Extensions.DependencyInjection;

class DefaultsProgram
{
    static void Main(IServiceCollection services)
    {
        services.AddDefaults(resilient: true);
        services.AddHttpClient<Covered>();
        services.AddHttpClient<TakenOut>().RemoveAllResilienceHandlers();
        services.AddHttpClient("covered");
    }
}

static class DefaultExtensions
{
    public static IServiceCollection AddDefaults(this IServiceCollection services, bool resilient) =>
        services.ConfigureHttpClientDefaults(client => client.AddOwnResilience(resilient));

    private static void AddOwnResilience(this IHttpClientBuilder client, bool enabled)
    {
        if (!enabled) return;
        client.AddStandardResilienceHandler();
    }
}

public class Covered(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= guardedClient
    public Task<byte[]> Two() => http.GetByteArrayAsync("two");                                                   //= guardedClient
}

public class CoveredByName(IHttpClientFactory factory)
{
    public Task<string> One() => factory.CreateClient("covered").GetStringAsync("one");                           //= guardedClient
}

public class TakenOut(HttpClient http)
{
    public Task<string> One() => http.GetStringAsync("one");                                                      //= noPath
}
