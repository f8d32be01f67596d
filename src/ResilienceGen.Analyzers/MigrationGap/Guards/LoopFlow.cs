using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Where control goes inside one loop, or in a function outside any; small and structural, because a retry loop is.</summary>
/// <param name="loop">The loop.</param>
/// <param name="holds">Whether a condition is known to hold or not to.</param>
internal sealed class LoopFlow(ILoopOperation? loop, Func<IOperation, bool?>? holds = null)
{
    /// <summary>The flow where no loop is looked at.</summary>
    public static LoopFlow Outside { get; } = new(loop: null);

    /// <summary>How control can leave the statement.</summary>
    public Exits Of(IOperation? statement) => statement switch
    {
        null => Exits.Falls,
        IBlockOperation block => Sequence(block.Operations, 0),
        IConditionalOperation condition => holds?.Invoke(condition.Condition) switch
        {
            true => Of(condition.WhenTrue),
            false => Of(condition.WhenFalse),
            null => Of(condition.WhenTrue) | Of(condition.WhenFalse),
        },
        ISwitchOperation choice => choice.Cases.Aggregate(Exits.Falls, (exits, section) => exits | Sequence(section.Body, 0)),
        ISwitchCaseOperation section => Sequence(section.Body, 0),
        ITryOperation attempt => attempt.Catches.Aggregate(Of(attempt.Body), (exits, handler) => exits | Of(handler.Handler)),
        IUsingOperation scope => Of(scope.Body),
        ILockOperation scope => Of(scope.Body),
        ILabeledOperation labeled => Of(labeled.Operation),
        ILoopOperation inner => Exits.Falls | (Of(inner.Body) & (Exits.Returns | Exits.Throws)),
        IReturnOperation { Kind: not OperationKind.YieldReturn } => Exits.Returns,
        IThrowOperation => Exits.Throws,
        IExpressionStatementOperation { Operation: IThrowOperation } => Exits.Throws,
        IBranchOperation branch => Of(branch),
        _ => Exits.Falls,
    };

    /// <summary>How the loop goes on when control leaves <paramref name="node"/> by <paramref name="exits"/>.</summary>
    public Exits After(IOperation node, Exits exits)
    {
        for (var current = node; exits.HasFlag(Exits.Falls) && current.Parent is { } parent && !ReferenceEquals(current, loop?.Body); current = parent)
        {
            var siblings = parent switch
            {
                IBlockOperation block => block.Operations,
                ISwitchCaseOperation section => section.Body,
                _ => [],
            };
            if (siblings.IndexOf(current) is var index and >= 0) exits = (exits & ~Exits.Falls) | Sequence(siblings, index + 1);
            if (parent is IUsingOperation scope && ReferenceEquals(scope.Resources, current)) exits = (exits & ~Exits.Falls) | Of(scope.Body);
        }

        return exits;
    }

    /// <summary>Whether control can come from the beginning of the block to one of its statements.</summary>
    public bool Reaches(IBlockOperation block, IOperation statement) => Sequence(block.Operations, 0, block.Operations.IndexOf(statement)).HasFlag(Exits.Falls);

    private Exits Sequence(IReadOnlyList<IOperation> statements, int start) => Sequence(statements, start, statements.Count);

    private Exits Sequence(IReadOnlyList<IOperation> statements, int start, int end)
    {
        var exits = Exits.Falls;
        for (var index = start; index < end && exits.HasFlag(Exits.Falls); index++)
            exits = (exits & ~Exits.Falls) | Of(statements[index]);
        return exits;
    }

    // A branch that ends an inner loop or a switch section stays inside this loop.
    private Exits Of(IBranchOperation branch) =>
        SymbolEqualityComparer.Default.Equals(branch.Target, loop?.ExitLabel) ? Exits.Breaks
        : SymbolEqualityComparer.Default.Equals(branch.Target, loop?.ContinueLabel) ? Exits.Continues
        : branch.BranchKind == BranchKind.GoTo ? Exits.GoesBack
        : Exits.Falls;
}
