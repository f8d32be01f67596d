namespace ResilienceGen.Testing;

/// <summary>What the generator writes for <c>[Resilient] interface IOrders</c>, as far as code around it can tell.</summary>
internal static class GeneratedRegistration
{
    public const string Source = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            [System.CodeDom.Compiler.GeneratedCode("ResilienceGen", "1.0")]
            internal static class ResilientOrdersServiceCollectionExtensions
            {
                public static IServiceCollection AddResilientOrders<TImplementation>(this IServiceCollection services) where TImplementation : class, IOrders => services;
            }
        }

        [System.CodeDom.Compiler.GeneratedCode("ResilienceGen", "1.0")]
        internal sealed class ResilientOrders(IOrders inner) : IOrders { public Task<string> Get() => inner.Get(); }
        """;
}
