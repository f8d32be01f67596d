namespace Samples.Activities.Models;

public sealed record Activity(string Id, string Kind, string Summary, DateTimeOffset At);

public sealed record NewActivity(string Kind, string Summary);

/// <summary>What to look for; everything left null is not filtered by.</summary>
public sealed record ActivityFilter(string? Kind = null, DateTimeOffset? Since = null, int Limit = 50);
