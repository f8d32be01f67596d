namespace ResilienceGen.CodeFixes.Tests.RandomClients;

/// <summary>A client class drawn from a seed: one path, and endpoints that bypass it.</summary>
internal static class RandomClient
{
    /// <summary>Mostly small classes, some of 40 endpoints, one in 500 of 200.</summary>
    public static string Source(int seed)
    {
        var random = new Random(seed);
        var size = seed % 500 == 499 ? 200 : random.Next(25) == 0 ? random.Next(15, 41) : random.Next(1, 7);
        var shapes = new EndpointShapes(random);
        var scaffold = PathScaffolds.All[random.Next(PathScaffolds.All.Count)];
        var endpoints = Enumerable.Range(1, size).Select(shapes.Draw).ToList();
        endpoints.Insert(random.Next(endpoints.Count + 1), scaffold);
        var source = $$"""
            using Polly;

            namespace Random;

            public sealed class Client
            {
                private readonly HttpClient _http;

                public Client(HttpClient http) => _http = http;

            {{string.Join("\n\n", endpoints)}}

                private static string PathOf(string id) => "/paths/" + id.Trim();

                private static Task<string> SecretAsync(CancellationToken cancellationToken) => Task.FromResult("secret");

                public sealed record Item(string Name);
            }

            {{PathScaffolds.Helper}}

            """.ReplaceLineEndings("\n");
        return random.Next(5) == 0 ? source.Replace("\n", "\r\n").Replace("    ", "\t") : source;
    }
}
