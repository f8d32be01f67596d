using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Benchmarks.Analyzers;
using ResilienceGen.Testing;

namespace ResilienceGen.Benchmarks.Generators;

/// <summary>Marked interfaces of known size among files that have nothing to do with them.</summary>
internal static class Contracts
{
    public const int MethodsPerInterface = 5;

    private const string Parameters = "int id, string filter, CancellationToken token";

    public static CSharpCompilation Marked(int interfaces, int others) =>
        TestCompilation.Create([.. Enumerable.Range(0, interfaces).Select(Interface), .. Enumerable.Range(0, others).Select(Programs.Other)]);

    /// <summary>A wrapper that does nothing but call: the least that can be generated for a method.</summary>
    public static string Forwarder(int number) => $$"""
        namespace App.Contracts;

        public sealed class Forwarding{{number}}(IApi{{number}} inner) : IApi{{number}}
        {
            {{Methods(method => $"public Task<string> Get{method}Async({Parameters}) => inner.Get{method}Async(id, filter, token);")}}
        }
        """;

    private static string Interface(int number) => $$"""
        namespace App.Contracts;

        [ResilienceGen.Resilient]
        public interface IApi{{number}}
        {
            {{Methods(method => $"Task<string> Get{method}Async({Parameters});")}}
        }
        """;

    private static string Methods(Func<int, string> write) => string.Join("\n    ", Enumerable.Range(0, MethodsPerInterface).Select(write));
}
