// The same extension with its switch off, and one whose switch nobody here knows.
using Microsoft.Extensions.DependencyInjection;

class SwitchedOffProgram
{
    static void Main(IServiceCollection services, bool setting)
    {
        services.AddHttpClient<Off>().AddCustomResiliency(false);
        services.AddHttpClient<On>().AddCustomResiliency(true);
        services.AddHttpClient<ByDefault>().AddCustomResiliency();
        services.AddHttpClient<BySetting>().AddCustomResiliency(setting);
        services.AddHttpClient<ByLevel>().AddCustomResiliency(Level.High);
        services.AddHttpClient<ByLowLevel>().AddCustomResiliency(Level.None);
    }
}

enum Level { None, High }

static class SwitchedExtensions
{
    public static IHttpClientBuilder AddCustomResiliency(this IHttpClientBuilder builder, bool useResilience = true)
    {
        if (useResilience) builder.AddStandardResilienceHandler();
        return builder;
    }

    public static IHttpClientBuilder AddCustomResiliency(this IHttpClientBuilder builder, Level level)
    {
        switch (level)
        {
            case Level.High:
                builder.AddStandardResilienceHandler();
                break;
        }

        return builder;
    }
}

public class Off(HttpClient http) { public Task<string> One() => http.GetStringAsync("one"); }                    //= noPath
public class On(HttpClient http) { public Task<string> One() => http.GetStringAsync("one"); }                     //= guardedClient
public class ByDefault(HttpClient http) { public Task<string> One() => http.GetStringAsync("one"); }              //= guardedClient
public class BySetting(HttpClient http) { public Task<string> One() => http.GetStringAsync("one"); }              //= unknown:conditionalRegistration
public class ByLevel(HttpClient http) { public Task<string> One() => http.GetStringAsync("one"); }                //= guardedClient
public class ByLowLevel(HttpClient http) { public Task<string> One() => http.GetStringAsync("one"); }             //= noPath
