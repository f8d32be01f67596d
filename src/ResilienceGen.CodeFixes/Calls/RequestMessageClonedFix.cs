using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Withhold;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>
/// RSG2002: sends a copy of the message in each attempt, where its creation cannot move there. What is added to the message once, such as a signature
/// that expires, is then sent again, so a person decides.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequestMessageClonedFix))]
[Shared]
public sealed class RequestMessageClonedFix() : ChosenFix(RuleIds.RequestMessageReused)
{
    private const string Name = "CloneRequest";

    private protected override async Task<CodeAction?> ActionAsync(Document document, Finding finding)
    {
        if (RequestMessageReusedFix.Moved(finding).Any()
            || CallSite.Find(finding.Root, finding.Diagnostic.Location.SourceSpan, finding.Model, finding.CancellationToken) is not { } site
            || site.Argument(Shapes.IsRequest)?.Syntax.Expression is not IdentifierNameSyntax request
            || !IsOnlyBuilt(request, site)
            || await PathInReach.VerdictsAsync(document, finding.Diagnostic.Location.SourceSpan, finding.CancellationToken).ConfigureAwait(false) is not var (verdict, _)
            || !Contents.AreReplayable(CallDescription.Of(verdict.Sink)))
            return null;
        var text = await document.GetTextAsync(finding.CancellationToken).ConfigureAwait(false);
        var copied = new TextChange(request.Span, $"{Name}({request})");
        var changed = HasHelper(site) ? document.WithText(text.WithChanges(copied))
            : Helper(site) is { } helper ? document.WithText(text.WithChanges(copied, helper.In(text)))
            : null;
        return changed is null ? null : await OfferAsync(Title(finding), changed, finding, $"{RuleIds.RequestMessageReused}.Clone").ConfigureAwait(false);
    }

    private static string Title(Finding finding) =>
        "Send a copy in each attempt" + (finding.Diagnostic.Properties.ContainsKey(RequestMessageReused.Repeatable) ? "" : ": a second arrival does no harm");

    // Made and filled here, handed to nobody, and sent in one place: what is copied has never been sent itself, and nobody else gave it a content.
    private static bool IsOnlyBuilt(IdentifierNameSyntax request, CallSite site) =>
        site.Model.GetSymbolInfo(request, site.CancellationToken).Symbol is ILocalSymbol local
        && RequestConstruction.DeclarationOf(local, site.CancellationToken) is { Parent: BlockSyntax block } declaration
        && declaration.Declaration.Variables[0].Initializer?.Value is BaseObjectCreationExpressionSyntax
        && block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, local))
            .All(name => name == request || Fills(name));

    // request.Headers.Add(...), request.Content = ...
    private static bool Fills(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax member && member.Expression == name
        && (member.Name.Identifier.ValueText != "Content" || member.Parent is MemberAccessExpressionSyntax || (member.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == member));

    private static bool HasHelper(CallSite site) =>
        site.Model.LookupSymbols(site.Invocation.SpanStart, name: Name) is [IMethodSymbol { IsStatic: true, Parameters: [{ Type: var taken }], ReturnType: var returned }]
        && taken.Is(KnownTypes.HttpRequestMessage) && returned.Is(KnownTypes.HttpRequestMessage);

    // Older frameworks dispose the content with the first answer, and have no options.
    private static AddedMember? Helper(CallSite site) =>
        AddedMember.PlaceFor(site, Name) is { } type
        && site.Model.Compilation.GetTypeByMetadataName("System.Net.Http.HttpRequestOptions") is not null
        && Shapes.TypeName(site, KnownTypes.HttpRequestMessage) is { } message
        && Shapes.TypeName(site, "System.Net.Http.HttpRequestOptionsKey`1")?.Split('<')[0] is { } key
            ? new AddedMember(type, $$"""
                private static {{message}} {{Name}}({{message}} request)
                {
                    var copy = new {{message}}(request.Method, request.RequestUri) { Content = request.Content, Version = request.Version, VersionPolicy = request.VersionPolicy };
                    foreach (var header in request.Headers) copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
                    foreach (var option in request.Options) copy.Options.Set(new {{key}}<object>(option.Key), option.Value!);
                    return copy;
                }
                """.Split('\n'))
            : null;
}
