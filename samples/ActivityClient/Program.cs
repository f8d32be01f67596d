using System.Text.Json;
using Samples.Activities;
using Samples.Activities.Resilience;

// Runs the workload against a service and prints what came of it as one line of JSON.
if (args is not [var address, var roundsText] || !Uri.TryCreate(address, UriKind.Absolute, out var service)
    || !int.TryParse(roundsText, out var rounds))
{
    Console.Error.WriteLine("usage: ActivityClient <address of the service> <rounds>");
    return 2;
}

using var http = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromSeconds(1.5) };
var policy = new RequestPolicy();
var api = new ActivityApiClient(http, policy);
var transitions = new List<string>();
api.Breaker.StateChanged += (from, to) => transitions.Add($"{from} -> {to}");
var calls = Workload.Calls(api, new SubscriptionApiClient(http, policy)).ToArray();

var failures = new SortedDictionary<string, int>(StringComparer.Ordinal);
for (var round = 0; round < rounds; round++)
{
    foreach (var call in calls)
    {
        try
        {
            await call(CancellationToken.None);
        }
        catch (Exception exception)
        {
            var kind = exception.GetType().Name;
            failures[kind] = failures.GetValueOrDefault(kind) + 1;
        }
    }
}

Console.WriteLine(JsonSerializer.Serialize(
    new { calls = rounds * calls.Length, failures, transitions },
    JsonSerializerOptions.Web));
return 0;
