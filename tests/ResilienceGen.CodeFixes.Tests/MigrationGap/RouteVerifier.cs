using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.CodeFixes.MigrationGap;
using ResilienceGen.Testing;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

/// <summary>Rewrites marked calls along a route that the test states, without the analyzer: what the fix makes of each kind of path.</summary>
internal static class RouteVerifier
{
    // A route reads like the path's signature in roles, for instance SendAsync(Method, Url, CancellationToken).
    public static async Task VerifyAsync(string route, string before, string after, string scaffold)
    {
        var fixedDocument = await FixAsync(route, Client(before, scaffold));
        Assert.Equal(Client(after, scaffold), await fixedDocument.TextAsync());
        await fixedDocument.AssertCompilesAsync();
    }

    public static Task VerifyUnchangedAsync(string route, string before, string scaffold) =>
        VerifyAsync(route, before, Markup.Parse(before, "RSG1001").Source, scaffold);

    public static async Task<Document> FixAsync(string route, string marked, Encoding? encoding = null)
    {
        var markup = Markup.Parse(marked, "RSG1001");
        var document = TestDocument.Create(encoding ?? Encoding.UTF8, markup.Source);
        await document.AssertCompilesAsync();
        var tree = await document.GetSyntaxTreeAsync();
        var properties = Route.ToProperties([Parse(route)]);
        var diagnostics = markup.Expected.Select(span => Reported(Location.Create(tree!, span.Span), properties)).ToArray();
        return await PathRewriter.FixAsync(document, diagnostics, CancellationToken.None);
    }

    private static Diagnostic Reported(Location location, ImmutableDictionary<string, string?> properties) => Diagnostic.Create(
        "RSG1001", "Resilience", "Bypasses the path.", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, true, 1, location: location, properties: properties);

    private static string Client(string member, string scaffold) => $$"""
        using Polly;

        public sealed class Client(HttpClient http)
        {
            {{member.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n")}}

            {{scaffold}}
        }
        """;

    private static Route Parse(string text)
    {
        var open = text.IndexOf('(');
        var close = text.IndexOf(')');
        var roles = text[(open + 1)..close].Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var flags = text[(close + 1)..];
        return new Route(
            text[..open],
            new(roles.Select(role => role.Split(' ') is [var name, var named]
                ? new RouteParameter(name.TrimEnd(':'), Enum.Parse<RouteRole>(named), Named: true)
                : new RouteParameter(role, Enum.Parse<RouteRole>(role), Named: false))),
            flags.Contains("valueTaskDelegate"),
            flags.Contains("valueTask "));
    }
}
