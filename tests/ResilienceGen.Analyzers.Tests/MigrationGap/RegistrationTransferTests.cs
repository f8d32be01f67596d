using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Registrations that stand in own methods: what those do depends on what they are called with.</summary>
public class RegistrationTransferTests
{
    private const string Gap = "Gap(noPath)";
    private const string Guarded = "GuardedClient(registration)";
    private const string Conditional = "Unknown(conditionalRegistration)";

    [Theory]
    [InlineData("true", Guarded)]
    [InlineData("false", Gap)]
    [InlineData("enabled: false", Gap)]
    [InlineData("", Guarded)]
    [InlineData("Environment.ProcessorCount > 2", Conditional)]
    public void Flag_Decides(string argument, string verdict)
    {
        Assert.Equal(verdict, Verdict("if (enabled) builder.AddStandardResilienceHandler(); return builder;"));
        Assert.Equal(verdict, Verdict("if (!enabled) return builder; builder.AddStandardResilienceHandler(); return builder;"));
        Assert.Equal(verdict, Verdict("if (enabled == false) { return builder; } else { builder.AddStandardResilienceHandler(); } return builder;"));
        Assert.Equal(verdict, Verdict("switch (enabled) { case true: builder.AddStandardResilienceHandler(); break; case false: break; } return builder;"));
        Assert.Equal(verdict, Verdict("return builder.Inner(enabled);"));

        string Verdict(string body) => Of($"services.AddHttpClient<Orders>().AddCustomResiliency({argument});", $$"""
            public static IHttpClientBuilder AddCustomResiliency(this IHttpClientBuilder builder, bool enabled = true) { {{body}} }
            public static IHttpClientBuilder Inner(this IHttpClientBuilder builder, bool on) { if (on) { builder.AddStandardResilienceHandler(); } return builder; }
            """);
    }

    [Theory]
    [InlineData("Mode.Full", Guarded)]
    [InlineData("Mode.Off", Gap)]
    [InlineData("(Mode)int.Parse(\"1\")", Conditional)]
    public void Enum_Decides(string argument, string verdict)
    {
        Assert.Equal(verdict, Verdict("if (mode == Mode.Full) builder.AddStandardResilienceHandler();"));
        Assert.Equal(verdict, Verdict("if (mode is not Mode.Off && mode is not Mode.Half) builder.AddStandardResilienceHandler();"));
        Assert.Equal(verdict, Verdict("switch (mode) { case Mode.Off: case Mode.Half: break; default: builder.AddStandardResilienceHandler(); break; }"));

        string Verdict(string body) => Of($"services.AddHttpClient<Orders>().Protect({argument});", $$"""
            public enum Mode { Off, Half, Full }
            public static void Protect(this IHttpClientBuilder builder, Mode mode) { {{body}} }
            """);
    }

    [Theory]
    [InlineData("null", Gap)]
    [InlineData("\"\"", Gap)]
    [InlineData("\"fast\"", Guarded)]
    [InlineData("Environment.NewLine", Conditional)]
    public void NullOrText_Decides(string argument, string verdict) => Assert.Equal(verdict, Of($"services.AddHttpClient<Orders>().Protect({argument});", """
        public static void Protect(this IHttpClientBuilder builder, string? pipeline) { if (!string.IsNullOrEmpty(pipeline)) builder.AddStandardResilienceHandler(); }
        """));

    [Theory]
    [InlineData("services.AddApi<Orders>(\"orders\");", Guarded)]
    [InlineData("services.AddApi<string>(\"orders\");", "Unknown(injectedClient)")]
    public void TypeArgumentAndName_AreThoseOfTheCall(string registrations, string verdict) => Assert.Equal(verdict, Of(registrations, """
        public static IServiceCollection AddApi<TClient>(this IServiceCollection services, string name) where TClient : class
        {
            services.AddHttpClient<TClient>(name);
            services.AddHttpClient(name).AddStandardResilienceHandler();
            return services;
        }
        """));

    [Theory]
    [InlineData("services.AddOrders().AddStandardResilienceHandler();", Guarded)]
    [InlineData("var orders = services.AddOrders(); orders.AddStandardResilienceHandler();", Guarded)]
    [InlineData("services.AddOrders();", Gap)]
    public void ReturnedBuilder_IsContinued(string registrations, string verdict) => Assert.Equal(verdict, Of(registrations, """
        public static IHttpClientBuilder AddOrders(this IServiceCollection services) => services.AddHttpClient<Orders>().ConfigureHttpClient(c => { });
        """));

    [Theory]
    [InlineData("b => b.AddStandardResilienceHandler()", Guarded)]
    [InlineData("b => { }", Gap)]
    [InlineData("null", Gap)]
    [InlineData("Make()", Conditional)]
    public void DelegateForTheBuilder_IsRead(string argument, string verdict) => Assert.Equal(verdict, Of($"services.AddOrders({argument});", """
        public static void AddOrders(this IServiceCollection services, Action<IHttpClientBuilder>? configure) { var builder = services.AddHttpClient<Orders>(); configure?.Invoke(builder); }
        public static Action<IHttpClientBuilder> Make() => Array.Empty<Action<IHttpClientBuilder>>()[0];
        """));

    [Theory]
    [InlineData("builder.AddServiceDefaults();", Guarded)]
    [InlineData("builder.AddServiceDefaults(resilient: false);", Gap)]
    public void DefaultsOfAGenericHostExtension_AreTransferred(string registrations, string verdict) => Assert.Equal(verdict, Scan.VerdictIn("Get", $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        static class Start { static void Main() { var builder = WebApplication.CreateBuilder(); {{registrations}} builder.Services.AddHttpClient<Orders>(); } }
        public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        static class Extensions
        {
            public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder, bool resilient = true) where TBuilder : IHostApplicationBuilder
            {
                builder.Services.ConfigureHttpClientDefaults(http => { if (resilient) http.AddStandardResilienceHandler(); });
                return builder;
            }
        }
        """, HttpResilience.Source));

    [Fact]
    public void ParameterThatIsOverwritten_DecidesNothing() => Assert.Equal(Conditional, Of("services.AddHttpClient<Orders>().Protect(false);", """
        public static void Protect(this IHttpClientBuilder builder, bool on) { on |= Environment.ProcessorCount > 2; if (on) builder.AddStandardResilienceHandler(); }
        """));

    [Theory]
    [InlineData("class Only : IProtect { public void To(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler(); }", Guarded)]
    [InlineData("class Only : IProtect { public void To(IHttpClientBuilder builder) { } }", Gap)]
    [InlineData("class One : IProtect { public void To(IHttpClientBuilder builder) { } } class Two : IProtect { public void To(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler(); }", Conditional)]
    [InlineData("", "Unknown(unresolvedRegistration)")]
    public void MethodOfAnInterface_IsWhatImplementsIt(string types, string verdict) => Assert.Equal(verdict, Of("Protect.To(services.AddHttpClient<Orders>());", $$"""
        static readonly IProtect Protect = null!;
        interface IProtect { void To(IHttpClientBuilder builder); }
        {{types}}
        """));

    [Fact]
    public void Recursion_Ends() => Assert.Equal(Conditional, Of("services.AddHttpClient<Orders>().Again(3);", """
        public static IHttpClientBuilder Again(this IHttpClientBuilder builder, int times) { if (times > 0) builder.Again(times - 1); if (times > 1) builder.AddStandardResilienceHandler(); return builder; }
        """));

    [Fact]
    public void LocalFunction_IsFollowed() => Assert.Equal(Guarded, Of("Protect(services.AddHttpClient<Orders>()); static void Protect(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler();", ""));

    [Fact]
    public void LambdaOfTheHost_IsPartOfTheStart() => Assert.Equal(Guarded, Of("Configure(s => s.AddHttpClient<Orders>().AddStandardResilienceHandler());", "public static void Configure(Action<IServiceCollection> configure) { }"));

    [Theory]
    [InlineData("public", "Unknown(injectedClient)")]
    [InlineData("internal", Gap)]
    public void EntryOfALibrary_IsCalledByAHost(string accessibility, string verdict) => Assert.Equal(verdict, Scan.Verdict($$"""
        using Microsoft.Extensions.DependencyInjection;
        public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        {{accessibility}} static class Entry { public static void AddOrders(this IServiceCollection services) => services.AddHttpClient<Orders>(); }
        """));

    [Fact]
    public void PathOfTheSiblings_CountsWhateverTheRegistrationAdds() => Assert.Equal("Gap(bypassesPath)", Scan.VerdictIn("B", """
        using Microsoft.Extensions.DependencyInjection;
        public class Client(HttpClient http, Polly.IAsyncPolicy policy)
        {
            private readonly Polly.IAsyncPolicy _policy = policy;
            public Task<string> A() => _policy.ExecuteAsync(() => http.GetStringAsync("a"));
            public Task<string> B() => http.GetStringAsync("b");
        }
        static class Start { static void Main(IServiceCollection services, bool on) { var b = services.AddHttpClient<Client>(); if (on) b.AddStandardResilienceHandler(); } }
        """, HttpResilience.Source));

    private static string Of(string registrations, string extensions) => Scan.VerdictIn("Get", $$"""
        using Microsoft.Extensions.DependencyInjection;
        public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        static class Start
        {
            static void Main(IServiceCollection services) { {{registrations}} }
            {{extensions}}
        }
        """, HttpResilience.Source);
}
