namespace ResilienceGen.CodeFixes.Tests.RandomClients;

/// <summary>Draws endpoints that build a request and send it.</summary>
internal sealed class RequestShapes(Random random)
{
    public string Draw(int number, string url, string token, Func<string, string> awaited)
    {
        var lines = new List<string>();
        if (Chance(30)) lines.Add("// The request.");
        var dispose = Chance(60) ? "using " : "";
        var method = Chance(25) ? "Put" : Chance(20) ? "Post" : "Get";
        var creation = Chance(30) ? "HttpRequestMessage request = new" : "var request = new HttpRequestMessage";
        lines.Add($"{dispose}{creation}(HttpMethod.{method}, {url}){(Chance(20) ? " { Version = new Version(1, 1) }" : "")};{(Chance(20) ? " // made" : "")}");
        if (Chance(40)) lines.Add($"{(Chance(30) ? "_ = " : "")}request.Headers.TryAddWithoutValidation(\"X-Id\", id); /* id */");
        if (Chance(30)) lines.Add($"var unrelated{number} = id.Length;");
        if (Chance(20)) lines.AddRange(["if (id.Length > 1)", "{", "    request.Headers.Add(\"X-Long\", \"1\");", "}", ""]);
        if (method != "Get") lines.AddRange(Content());
        if (Chance(15)) lines.Add("request.Headers.Add(\"X-Token\", await SecretAsync(TOKEN));");
        if (Chance(30)) lines.AddRange(["", "// Send it."]);

        var option = Chance(20) ? ", HttpCompletionOption.ResponseHeadersRead" : "";
        var send = awaited($"_http.SendAsync(request{option}{token})");
        lines.AddRange(random.Next(4) switch
        {
            0 => [$"return (int)({send}).StatusCode;"],
            1 => [$"using ({send})", "{", "    return 7;", "}"],
            2 => [$"var response = {send};", $"return {(Chance(50) ? "(int)response.StatusCode" : "request.Headers.Count() + (int)response.StatusCode")};"],
            _ => [$"using var response = {send};", "response.EnsureSuccessStatusCode();", "return (await response.Content.ReadAsStringAsync(TOKEN)).Length;"],
        });
        return EndpointShapes.Method("int", [.. lines]);
    }

    private string[] Content() => random.Next(3) switch
    {
        0 => ["request.Content = new StringContent(@\"a", "b\" + id);"],
        1 => ["var content = new StringContent(id);", "content.Headers.Add(\"X-Content\", id);", "request.Content = content;"],
        _ => ["using var content = JsonContent.Create(new Item(id)); // body", "request.Content = content;"],
    };

    private bool Chance(int percent) => random.Next(100) < percent;
}
