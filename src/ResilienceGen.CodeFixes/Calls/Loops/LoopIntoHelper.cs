using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls.Loops;

/// <summary>Moves a loop as it is into a helper of the type, which is handed the attempt as a delegate: nothing changes but that others can use it.</summary>
internal sealed class LoopIntoHelper
{
    private const string Call = "call";
    private const string Token = "cancellationToken";

    private readonly HandLoop _loop;
    private readonly TypeDeclarationSyntax _type;
    private readonly LoopNames _names;
    private readonly string _result;
    private readonly Finding _finding;

    private LoopIntoHelper(HandLoop loop, TypeDeclarationSyntax type, LoopNames names, string result, Finding finding)
    {
        _loop = loop;
        _type = type;
        _names = names;
        _result = result;
        _finding = finding;
    }

    /// <summary>The move; null where the loop uses what only its method has, or ends in other ways than by an answer or a failure.</summary>
    public static LoopIntoHelper? Plan(HandLoop loop, Finding finding) =>
        RetryHelper.PlaceFor(loop.Site) is { } type
        && !loop.Statements.Any(Indentation.Matters)
        && EndsOnlyInAnswers(loop, finding.Model)
        && new LoopAnswer(loop, finding).TypeArgument is { } result
        && LoopNames.Read(loop, finding, [Call, Token]) is { } names
            ? new LoopIntoHelper(loop, type, names, result, finding)
            : null;

    public async Task<Document> ApplyAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(
            new TextChange(_loop.Span, Answer(text)),
            new AddedMember(_type, Helper(text)).In(text)));
    }

    // Each way through the attempt returns something or fails, and nothing else of the loop returns.
    private static bool EndsOnlyInAnswers(HandLoop loop, SemanticModel model) =>
        model.AnalyzeControlFlow(loop.First, loop.Last) is { Succeeded: true, EndPointIsReachable: false } whole
        && model.AnalyzeControlFlow(loop.Attempt.Block) is { Succeeded: true, EndPointIsReachable: false } attempt
        && whole.ExitPoints.Concat(whole.ReturnStatements).Concat(attempt.ExitPoints).All(exit => exit is ReturnStatementSyntax { Expression: not null } && loop.Attempt.Block.Span.Contains(exit.Span));

    // return await RetryAsync(token => http.GetStringAsync(url, token), cancellationToken);
    private string Answer(SourceText text)
    {
        var name = _names.InAttempt.Count == 0 ? null : LocalName.ForToken(_finding.Model, _loop.First.SpanStart, [_loop.Attempt.Block]);
        var head = name is null ? "()" : name;
        var passed = _names.Token is null ? "" : $", {_names.Token.Name}";
        var configured = ConfigureAwait();
        if (Only() is { } only) return $"return await {AddedPath.Name}({head} => {Written(only, name)}{passed}){configured};";
        var block = _loop.Attempt.Block;
        var (from, to) = (Indentation.Of(block), Indentation.Of(_loop.First));
        var written = Indentation.Moved(Written(block, name), from, to);
        var gap = written.Contains('\n') ? Layout.Of(_loop.First).NewLine + to : " ";
        return $"return await {AddedPath.Name}{_result}(async {head} =>{gap}{written}{passed}){configured};";

        string Written(SyntaxNode code, string? token) => Replaced(text, code.Span, _names.InAttempt.Select(use => new TextChange(use, token!)));
    }

    private string[] Helper(SourceText text)
    {
        var task = _finding.TypeName("System.Threading.Tasks.Task");
        var func = _finding.TypeName("System.Func`1")!.Split('<')[0];
        var token = _finding.TypeName("System.Threading.CancellationToken");
        var call = $"return await {Call}({(_names.InAttempt.Count == 0 ? "" : Token)}){ConfigureAwait()};";
        var block = _loop.Attempt.Block;
        var between = Layout.Of(block.Statements[0]);
        var attempt = block.ToString().Contains('\n')
            ? $"{{{between.NewLine}{between.Indentation}{call}{between.NewLine}{Indentation.Of(block)}}}"
            : $"{{ {call} }}";
        var body = Replaced(text, _loop.Span, [new TextChange(block.Span, attempt), .. _names.AroundAttempt.Select(use => new TextChange(use, Token))]);
        var delegated = _names.InAttempt.Count == 0 ? $"{func}<{task}<TResult>>" : $"{func}<{token}, {task}<TResult>>";
        return
        [
            $"private {(_names.UseInstance ? "" : "static ")}async {task}<TResult> {AddedPath.Name}<TResult>({delegated} {Call}{(_names.Token is null ? "" : $", {token} {Token}")})",
            "{",
            .. Indentation.Moved("    " + body, Indentation.Of(_loop.First), "    ").Split('\n'),
            "}",
        ];
    }

    // What is returned as soon as it has come needs no function of its own to wait for it.
    private ExpressionSyntax? Only() =>
        _loop.Attempt.Block is { Statements: [ReturnStatementSyntax { Expression: AwaitExpressionSyntax { Expression: var awaited } }] } block
        && !Comments.LieIn(block.Span, _finding.Root)
        && (awaited == _loop.Site.Invocation || awaited == _loop.Site.ConfigureAwait)
        && HttpTypes.ResultOf(_loop.Site.Type) is not null && Shapes.IsTask(_loop.Site.Type)
            ? _loop.Site.Invocation
            : null;

    private string ConfigureAwait() => _loop.Site.ConfigureAwaitIsFalse ? ".ConfigureAwait(false)" : "";

    private static string Replaced(SourceText text, TextSpan span, IEnumerable<TextChange> changes) =>
        text.GetSubText(span).WithChanges(changes
            .Where(change => span.Contains(change.Span))
            .Select(change => new TextChange(new TextSpan(change.Span.Start - span.Start, change.Span.Length), change.NewText!))
            .OrderBy(change => change.Span.Start)).ToString();
}
