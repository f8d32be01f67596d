using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls.Loops;

/// <summary>A retry loop by hand: an attempt in a <c>try</c>, and around it what counts, waits and gives up.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Attempt">What it tries.</param>
/// <param name="Statements">The loop, the counters above it that nothing else uses, and the <c>throw</c> below it for the case that all attempts failed.</param>
/// <param name="Site">The call that is sent again.</param>
/// <param name="Method">The method around it.</param>
internal sealed record HandLoop(StatementSyntax Loop, TryStatementSyntax Attempt, IReadOnlyList<StatementSyntax> Statements, CallSite Site, MethodDeclarationSyntax Method)
{
    public StatementSyntax First => Statements[0];

    public StatementSyntax Last => Statements[Statements.Count - 1];

    /// <summary>The loop; null where it stands in a function of its own, or tries in another way.</summary>
    public static HandLoop? Read(Finding finding)
    {
        if (finding.Root.FindToken(finding.Diagnostic.Location.SourceSpan.Start).Parent is not StatementSyntax { Parent: BlockSyntax block, ContainsDirectives: false } loop
            || Body(loop) is not { } body
            || Owner(loop) is not { } method
            || CallSite.Find(finding.Root, finding.Diagnostic.AdditionalLocations[0].SourceSpan, finding.Model, finding.CancellationToken) is not { } site
            || body.Statements.OfType<TryStatementSyntax>().FirstOrDefault(attempt => attempt.Block.Span.Contains(site.Invocation.Span)) is not { Finally: null } attempt)
            return null;
        var read = new HandLoop(loop, attempt, [.. Counters(loop, attempt, block, finding), loop, .. LastWord(loop, block, finding.Model)], site, method);
        return read.Statements.Any(statement => statement.ContainsDirectives) ? null : read;
    }

    /// <summary>From the first of the statements to the last.</summary>
    public TextSpan Span => TextSpan.FromBounds(First.SpanStart, Last.Span.End);

    /// <summary>Everything in the statements, the attempt left out.</summary>
    public IEnumerable<SyntaxNode> AroundAttempt => Statements.SelectMany(statement => statement.DescendantNodes(node => node != Attempt.Block));

    /// <summary>All names in the statements, those of the attempt and of the parameters that get arguments left out.</summary>
    public IEnumerable<SimpleNameSyntax> NamesAroundAttempt => AroundAttempt.OfType<SimpleNameSyntax>().Where(name => name.Parent is not NameColonSyntax);

    private static BlockSyntax? Body(StatementSyntax loop) => loop switch
    {
        ForStatementSyntax counted => counted.Statement as BlockSyntax,
        WhileStatementSyntax repeated => repeated.Statement as BlockSyntax,
        DoStatementSyntax repeated => repeated.Statement as BlockSyntax,
        _ => null,
    };

    private static MethodDeclarationSyntax? Owner(SyntaxNode loop) =>
        loop.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) is MethodDeclarationSyntax { Parent: ClassDeclarationSyntax or RecordDeclarationSyntax } method
        && method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            ? method
            : null;

    // var attempt = 0; var delay = TimeSpan.FromSeconds(1);
    private static IEnumerable<StatementSyntax> Counters(StatementSyntax loop, TryStatementSyntax attempt, BlockSyntax block, Finding finding) =>
        block.Statements.Take(block.Statements.IndexOf(loop)).Reverse().TakeWhile(statement => IsCounter(statement, loop, attempt, block, finding)).Reverse();

    private static bool IsCounter(StatementSyntax statement, StatementSyntax loop, TryStatementSyntax attempt, BlockSyntax block, Finding finding) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: var value } variable] }
        && (finding.Model.GetConstantValue(value, finding.CancellationToken).HasValue || (finding.Model.GetOperation(value, finding.CancellationToken) is { } duration && Durations.Of(duration) is not null))
        && finding.Model.GetDeclaredSymbol(variable, finding.CancellationToken) is { } counter
        && block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => SymbolEqualityComparer.Default.Equals(finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol, counter))
            .All(name => loop.Span.Contains(name.Span) && !attempt.Block.Span.Contains(name.Span));

    // Where a break leaves the loop, what follows is for the good answer.
    private static IEnumerable<StatementSyntax> LastWord(StatementSyntax loop, BlockSyntax block, SemanticModel model) =>
        block.Statements.ElementAtOrDefault(block.Statements.IndexOf(loop) + 1) is ThrowStatementSyntax last
        && !loop.DescendantNodes().Any(node => node is BreakStatementSyntax or GotoStatementSyntax)
        && model.AnalyzeControlFlow(loop) is { Succeeded: true, EndPointIsReachable: true }
            ? [last]
            : [];
}
