namespace Samples.Activities.Models;

public sealed record Thought(string Id, string Text, double Weight);

public sealed record NewThought(string Text, double Weight = 1.0);
