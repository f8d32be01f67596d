namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

/// <summary>When a step is done, in terms of what the caller hands in.</summary>
internal abstract record Condition
{
    public static readonly Condition Undecided = new UndecidedCondition();

    /// <summary>Whether it holds for these arguments; null when that cannot be told.</summary>
    public abstract bool? Holds(StepScope scope);

    public Condition Negated() => this is NotCondition not ? not.Inner : new NotCondition(this);
}

/// <summary>The parameter has that value.</summary>
internal sealed record ParameterIs(int Ordinal, string Constant) : Condition
{
    public override bool? Holds(StepScope scope) => scope.ValueOf(Ordinal).Equals(Constant);
}

internal sealed record NotCondition(Condition Inner) : Condition
{
    public override bool? Holds(StepScope scope) => !Inner.Holds(scope);
}

internal sealed record BothCondition(Condition Left, Condition Right) : Condition
{
    public override bool? Holds(StepScope scope) => Left.Holds(scope) & Right.Holds(scope);
}

internal sealed record EitherCondition(Condition Left, Condition Right) : Condition
{
    public override bool? Holds(StepScope scope) => Left.Holds(scope) | Right.Holds(scope);
}

internal sealed record ConstantCondition(bool Value) : Condition
{
    public override bool? Holds(StepScope scope) => Value;
}

/// <summary>Something that only the running program knows: the environment, the configuration.</summary>
internal sealed record UndecidedCondition : Condition
{
    public override bool? Holds(StepScope scope) => null;
}
