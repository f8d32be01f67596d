using Samples.Activities.Models;

namespace Samples.Activities;

/// <summary>A day of an assistant that keeps a journal: every endpoint once, one call after the other.</summary>
public static class Workload
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Func<CancellationToken, Task>> Calls(ActivityApiClient api, SubscriptionApiClient subscriptions) =>
    [
        token => api.GetActivitiesAsync(20, token),
        token => api.GetActivityAsync("a1", token),
        token => api.FindActivitiesAsync(new ActivityFilter("walk", Noon), token),
        token => api.CreateActivityAsync(new NewActivity("walk", "Around the lake"), token),
        token => api.UpdateActivityAsync(new Activity("a1", "walk", "Twice around the lake", Noon), token),
        token => api.DeleteActivityAsync("a2", token),
        token => api.ExportActivitiesAsync(token),
        token => ReadAllAsync(api.StreamActivitiesAsync(token)),

        token => api.GetSecurityEventsAsync(Severity.Medium, token),
        token => api.GetSecurityEventAsync("s1", token),
        token => api.CountOpenSecurityEventsAsync(token),
        token => api.ReportSecurityEventAsync(new NewSecurityEvent(Severity.High, "door", "Opened at night"), token),
        token => api.AcknowledgeSecurityEventAsync("s1", "ana", token),
        token => api.PurgeSecurityEventsAsync(new DateOnly(2025, 1, 1), token),

        token => api.GetThoughtsAsync(token),
        token => api.GetThoughtAsync("t1", token),
        token => api.AddThoughtAsync(new NewThought("Lakes are round"), token),
        _ => api.ReplaceThoughtAsync(new Thought("t1", "Lakes are rarely round", 0.5)),
        _ => api.DeleteThoughtAsync("t2"),
        token => api.ThoughtExistsAsync("t1", token),

        token => api.GetGoalsAsync(token),
        token => api.GetGoalAsync("g1", token),
        token => api.GetNextGoalTitleAsync(token),
        token => api.CreateGoalAsync(new NewGoal("Walk 100 km"), token),
        token => api.AddGoalProgressAsync("g1", 0.1, token),
        token => api.CompleteGoalAsync("g1", token),
        token => api.DeleteGoalAsync("g2", token),

        token => api.SearchMemoriesAsync("Where is the lake?", cancellationToken: token),
        token => api.GetMemoryAsync("m1", token),
        token => api.StoreMemoryAsync(new NewMemory("The lake is in the north", ["lake"]), token),
        token => api.UpdateMemoryAsync(new Memory("m1", "The lake is in the north", 0.9), token),
        token => api.ForgetMemoryAsync("m2", token),
        token => api.GetMemoryImageAsync("m1", token),
        token => api.GetWorkingMemoryAsync(token),
        token => api.GetWorkingMemorySlotAsync("topic", token),
        token => api.SetWorkingMemorySlotAsync("topic", "lake", token),
        token => api.ClearWorkingMemoryAsync(token),

        token => subscriptions.GetSubscriptionsAsync(token),
        token => subscriptions.GetSubscriptionAsync("w1", token),
        token => subscriptions.SubscribeAsync(new Uri("https://example.org/hook"), "goals", token),
        token => subscriptions.UnsubscribeAsync("w1", token),
    ];

    private static async Task ReadAllAsync(IAsyncEnumerable<Activity> activities)
    {
        await foreach (var _ in activities)
        {
        }
    }
}
