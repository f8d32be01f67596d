using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Samples.Shared;

namespace Samples.Demo;

/// <summary>
/// Faults drawn from a seed: the n-th request to a resource always meets the same luck, whatever else is going on.
/// In between the service is down altogether for a number of requests.
/// </summary>
internal sealed class SeededFaults(int seed)
{
    private const double Unavailable = 0.12;
    private const double Dropped = 0.06;
    private const double Slow = 0.01;
    private const int OutageFrom = 150;
    private const int OutageLength = 8;

    private readonly ConcurrentDictionary<string, int> _counts = new();

    public Fault Next(HttpRequest request, int number)
    {
        if (number is >= OutageFrom and < OutageFrom + OutageLength) return Fault.Unavailable;

        var resource = $"{request.Method} {request.Path}";
        var turn = _counts.AddOrUpdate(resource, 1, (_, count) => count + 1);
        return Draw($"{seed} {resource} {turn}") switch
        {
            < Unavailable => Fault.Unavailable,
            < Unavailable + Dropped => Fault.Dropped,
            < Unavailable + Dropped + Slow => Fault.Slow,
            _ => Fault.None,
        };
    }

    private static double Draw(string key) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(key))) / (double)uint.MaxValue;
}
