using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Samples.Shared;

namespace Samples.Demo;

/// <summary>What one run of the client against the failing service came to.</summary>
internal sealed record Measurement(int Calls, int Failed, IReadOnlyCollection<ServedRequest> Requests, int Transitions, TimeSpan Elapsed)
{
    private const int Seed = 20260105;
    private const int Rounds = 8;

    public IEnumerable<ServedRequest> Writes =>
        Requests.Where(request => HttpMethods.IsPost(request.Method) || HttpMethods.IsPatch(request.Method));

    public double SuccessRate => 1 - ((double)Failed / Calls);

    /// <summary>Runs the client in a process of its own against a fresh server with the same faults each time.</summary>
    public static async Task<Measurement> TakeAsync(ClientCopy client, CancellationToken cancellationToken)
    {
        await using var server = await FaultServer.StartAsync(new SeededFaults(Seed).Next, ActivityService.AnswerAsync);
        var clock = Stopwatch.StartNew();
        var printed = await DotNet.RequireAsync(
            client.Folder,
            cancellationToken,
            client.Assembly,
            server.Address.ToString(),
            Rounds.ToString(CultureInfo.InvariantCulture));

        var report = JsonSerializer.Deserialize<ClientReport>(printed, JsonSerializerOptions.Web)
            ?? throw new DemoException("The client printed no report.");
        return new Measurement(
            report.Calls, report.Failures.Values.Sum(), server.Served, report.Transitions.Count, clock.Elapsed);
    }

    /// <summary>The line the client prints.</summary>
    private sealed record ClientReport(int Calls, Dictionary<string, int> Failures, List<string> Transitions);
}
