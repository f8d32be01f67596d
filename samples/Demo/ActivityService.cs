using Microsoft.AspNetCore.Http;

namespace Samples.Demo;

/// <summary>The service the client under test talks to: as little of it as makes every endpoint answer.</summary>
internal static class ActivityService
{
    private const string Activity = """{"id":"a1","kind":"walk","summary":"Around the lake","at":"2026-01-05T12:00:00Z"}""";
    private const string SecurityEvent = """{"id":"s1","severity":1,"source":"door","acknowledged":false}""";
    private const string Thought = """{"id":"t1","text":"Lakes are round","weight":1}""";
    private const string Goal = """{"id":"g1","title":"Walk 100 km","progress":0.4,"completed":false}""";
    private const string Memory = """{"id":"m1","text":"The lake is in the north","score":0.9}""";
    private const string Subscription = """{"id":"w1","target":"https://example.org/hook","topic":"goals"}""";

    public static async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var body = request.Method == HttpMethods.Get ? Read(request.Path) : request.Method == HttpMethods.Post ? Created(request.Path) : "";
        if (body.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = body[0] is '{' or '[' ? "application/json" : "text/plain";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static string Read(PathString path) => path.Value switch
    {
        "/api/activities" or "/api/activities/find" => $"[{Activity}]",
        "/api/activities/export" => "id;kind;summary",
        "/api/activities/stream" => $"{Activity}\n{Activity}\n",
        "/api/activities/a1" => Activity,
        "/api/security-events" => $"[{SecurityEvent}]",
        "/api/security-events/count" => "7",
        "/api/security-events/s1" => SecurityEvent,
        "/api/thoughts" => $"[{Thought}]",
        "/api/thoughts/t1" => Thought,
        "/api/goals" => $$"""{"items":[{{Goal}}],"next":null}""",
        "/api/goals/g1" => Goal,
        "/api/memories/search" => $"[{Memory}]",
        "/api/memories/m1" => Memory,
        "/api/memories/m1/image" => "PNG",
        "/api/working-memory" => """{"slots":{"topic":"lake"}}""",
        "/api/working-memory/topic" => "lake",
        "/api/subscriptions" => $"[{Subscription}]",
        "/api/subscriptions/w1" => Subscription,
        var unknown => throw new InvalidOperationException($"The service has no answer for GET {unknown}."),
    };

    private static string Created(PathString path) => path.Value switch
    {
        "/api/activities" => Activity,
        "/api/security-events" => SecurityEvent,
        "/api/thoughts" => Thought,
        "/api/goals" => Goal,
        "/api/memories" => Memory,
        "/api/subscriptions" => Subscription,
        var unknown => throw new InvalidOperationException($"The service has no answer for POST {unknown}."),
    };
}
