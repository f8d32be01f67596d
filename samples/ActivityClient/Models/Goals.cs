namespace Samples.Activities.Models;

public sealed record Goal(string Id, string Title, double Progress, bool Completed);

public sealed record NewGoal(string Title, DateOnly? Due = null);

public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
