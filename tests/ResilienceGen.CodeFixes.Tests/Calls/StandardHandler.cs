namespace ResilienceGen.CodeFixes.Tests.Calls;

/// <summary>A stand-in declaration of the standard handler, whose package the tests do not reference.</summary>
internal static class StandardHandler
{
    public const string Source = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class ResilienceHttpClientBuilderExtensions { public static object AddStandardResilienceHandler(this IHttpClientBuilder builder) => throw null!; }
        }
        """;
}
