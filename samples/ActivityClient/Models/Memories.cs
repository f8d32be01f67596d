namespace Samples.Activities.Models;

public sealed record Memory(string Id, string Text, double Score);

public sealed record NewMemory(string Text, IReadOnlyList<string> Tags);

public sealed record WorkingMemory(IReadOnlyDictionary<string, string> Slots);
