using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>
/// RSG2013: lets a retry of Polly 8 wait as long as the answer asks, by seconds or by date; where it asks for nothing, or for a time that has passed, the
/// delay of the options holds. A server may ask for more than the caller has, so a person decides.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryAfterIgnoredFix))]
[Shared]
public sealed class RetryAfterIgnoredFix() : TextFix(RuleIds.RetryAfterIgnored, "Wait as long as Retry-After asks", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding) =>
        finding.Diagnostic.AdditionalLocations is [{ SourceTree: var tree, SourceSpan: var place }]
        // What is built in another file may serve other calls, too.
        && tree == finding.Root.SyntaxTree
        && ((CSharpParseOptions)tree.Options).LanguageVersion >= LanguageVersion.CSharp9
        && finding.Root.FindNode(place, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } add
        && finding.Model.GetOperation(add, finding.CancellationToken) is IInvocationOperation { TargetMethod.Name: "AddRetry", Arguments: [.., { Value: var argument }] }
        && StrategyOptions.Read(argument)?.Creation is { Type: INamedTypeSymbol { Name: "RetryStrategyOptions", TypeArguments: [var result] }, Syntax: BaseObjectCreationExpressionSyntax options }
        && HttpTypes.IsResponse(result)
        && Generator(options, finding) is { } generator
        && OptionsInitializer.With(options, "DelayGenerator", generator) is { } change
            ? [change]
            : [];

    private static string? Generator(SyntaxNode options, Finding finding)
    {
        if (finding.TypeName("System.Threading.Tasks.ValueTask`1", options)?.Split('<')[0] is not { } task || finding.TypeName("System.TimeSpan", options) is not { } duration || finding.TypeName("System.DateTimeOffset", options) is not { } time) return null;
        var args = LocalName.Free(["args", "attempt"], finding.Model, options.SpanStart, [options]);
        return $"{args} => new {task}<{duration}?>({args}.Outcome.Result?.Headers.RetryAfter switch {{ {{ Delta: {{ }} delta }} => delta, {{ Date: {{ }} date }} => date - {time}.UtcNow, _ => null }})";
    }
}
