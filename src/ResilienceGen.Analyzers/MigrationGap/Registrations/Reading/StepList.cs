using System.Collections.Immutable;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>Steps that are being collected; what a builder gets later in the code still lands in its own list.</summary>
/// <param name="path">The conditions under which the list's own subject comes to be.</param>
internal sealed class StepList(ImmutableArray<Condition> path)
{
    private readonly List<(ImmutableArray<Condition> Path, Func<RegistrationStep> Build)> _steps = [];

    /// <summary>Whether the builder is handed to the caller.</summary>
    public bool IsReturned { get; set; }

    public void Add(ImmutableArray<Condition> at, RegistrationStep step) => Add(at, () => step);

    /// <summary>Adds a step that is not complete before everything is read.</summary>
    public void Add(ImmutableArray<Condition> at, Func<RegistrationStep> build) => _steps.Add((at, build));

    public ImmutableArray<RegistrationStep> Build() => [.. _steps.Select(step => Within(step.Path, step.Build()))];

    // Conditions that the subject itself stands under say nothing more about what is done to it.
    private RegistrationStep Within(ImmutableArray<Condition> at, RegistrationStep step)
    {
        var shared = 0;
        while (shared < path.Length && shared < at.Length && ReferenceEquals(path[shared], at[shared])) shared++;
        for (var index = at.Length - 1; index >= shared; index--) step = new When(at[index], [step]);
        return step;
    }
}
