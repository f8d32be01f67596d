using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Cli.Manifests;

/// <summary>The routes of a chain as its users wrote them.</summary>
internal static class RouteReader
{
    public static IEnumerable<ManifestRoute> Read(WrapperModel wrapper) =>
        (wrapper.ChainPolicy?.Routes ?? []).Select(route => new ManifestRoute(Failure(route.Failure), route.Member));

    private static string Failure(PolicyValue failure) => SyntaxFactory.ParseExpression(failure.Value) is TypeOfExpressionSyntax error
        ? GeneratedValue.Name(error.Type)
        : $"{GeneratedValue.Read(failure.Value, typeof(FailureKind))}";
}
