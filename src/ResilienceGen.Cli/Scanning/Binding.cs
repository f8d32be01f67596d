using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Cli.Scanning;

/// <summary>How many of the invocations in some code the compiler could resolve: how far a verdict about that code can reach.</summary>
/// <remarks>Binding all of a large project costs many times the scan itself, so that of more files than <see cref="MostFiles"/> some at even distances are measured.</remarks>
/// <param name="Bound">Invocations that resolve to a method.</param>
/// <param name="Invocations">All invocations that were measured.</param>
internal sealed record Binding(int Bound, int Invocations)
{
    private const int MostFiles = 32;

    public static readonly Binding None = new(0, 0);

    /// <summary>The share that is bound, in percent; 100 where there is nothing to bind.</summary>
    public double Percent => Invocations == 0 ? 100 : Math.Round(100.0 * Bound / Invocations, 1);

    public static Binding operator +(Binding left, Binding right) =>
        new(left.Bound + right.Bound, left.Invocations + right.Invocations);

    public static Binding Measure(Compilation compilation, CancellationToken cancellationToken)
    {
        var total = None;
        var gate = new object();
        Parallel.ForEach(
            Sample(compilation),
            new ParallelOptions { CancellationToken = cancellationToken },
            tree =>
            {
                var measured = Measure(compilation.GetSemanticModel(tree), cancellationToken);
                lock (gate) total += measured;
            });
        return total;
    }

    private static IEnumerable<SyntaxTree> Sample(Compilation compilation)
    {
        var trees = compilation.SyntaxTrees.ToArray();
        var count = Math.Min(trees.Length, MostFiles);
        return Enumerable.Range(0, count).Select(index => trees[(int)((long)index * trees.Length / count)]);
    }

    private static Binding Measure(SemanticModel model, CancellationToken cancellationToken)
    {
        var bound = 0;
        var all = 0;
        foreach (var invocation in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (invocation.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" }) continue;
            var info = model.GetSymbolInfo(invocation, cancellationToken);
            all++;
            if (info.Symbol is not null || info.CandidateReason == CandidateReason.LateBound) bound++;
        }

        return new Binding(bound, all);
    }
}
