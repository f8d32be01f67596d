namespace ResilienceGen.CodeFixes.Tests.RandomClients;

/// <summary>Draws endpoint methods that call the client directly, in the shapes that real clients have.</summary>
internal sealed class EndpointShapes(Random random)
{
    private string _token = "";

    /// <summary>The members of one endpoint; all are called <c>(string id, CancellationToken)</c>.</summary>
    public string Draw(int number)
    {
        var name = Pick("cancellationToken", "ct", "token");
        _token = Chance(70) ? name : "";
        return $"    public {Body(number).Replace("NAME", $"Endpoint{number}Async").Replace("ARGS", $"(string id, CancellationToken {name})").Replace("TOKEN", name)}";
    }

    private string Body(int number) => random.Next(30) switch
    {
        0 or 1 => Method("string", $"{Disposed} response = {Awaited(Get())};", "response.EnsureSuccessStatusCode();", "return await response.Content.ReadAsStringAsync(TOKEN);"),
        2 or 3 => $"Task<HttpResponseMessage> NAMEARGS => {Get()};",
        4 => $"async Task<string> NAMEARGS => ({Awaited(GetString())}).Trim();",
        5 => $"async Task<string> NAMEARGS => ({Awaited($"_http.GetFromJsonAsync<Item>({Url}{Token})")})?.Name ?? \"\";",
        6 => Method("int", $"return (int)({Awaited(Put())}).StatusCode;"),
        7 => Method("int", $"using var content = new StringContent(id);", $"{Disposed} response = {Awaited($"_http.PutAsync({Url}, content{Token})")};", "return (int)response.StatusCode;"),
        8 => Method("HttpResponseMessage", "// Removes it.", $"return {Awaited($"_http.DeleteAsync({Url}{Token})")}; // done"),
        9 or 10 => $"Task<HttpResponseMessage> NAMEARGS => _http.PutAsJsonAsync({Url}, new Item(id){Named("cancellationToken")});",
        11 => Method("string[]", "var ids = new[] { id, id + \"2\" };", $"return await Task.WhenAll(ids.Select(each => {GetString("each")}));"),
        12 => Method("string", "try", "{", $"    return {Awaited(GetString())};", "}", "catch (InvalidOperationException error)", "{", "    return error.Message;", "}"),
        13 => Method("int", "var sum = 0;", "foreach (var each in new[] { id, \"b\" })", "{", $"    sum += ({Awaited(GetString("each"))}).Length; // add", "}", "", "return sum;"),
        14 => Method("string", $"return await LocalAsync();", "", $"Task<string> LocalAsync() => {GetString()};"),
        15 => Method("byte[]", "var bytes = await _http", "    // The whole body.", $"    .GetByteArrayAsync(", $"        /* where */ {Url}{Token}) // how", "    .ConfigureAwait(false);", "return bytes;"),
        16 => Method("bool", $"if (({Awaited(Get())}).IsSuccessStatusCode) return true;", $"return id.Length > 3 ? ({Awaited(Get())}).IsSuccessStatusCode : false;"),
        17 => Method("int", $"await using var stream = {Awaited($"_http.GetStreamAsync({Url}{Token})")};", "using var reader = new StreamReader(stream);", "return (await reader.ReadToEndAsync(TOKEN)).Length;"),
        18 => Method("string", $"var pending = {GetString()};", "await Task.Yield();", "return await pending;"),
        19 => Method("string", $"return {Awaited($"_http.GetStringAsync({Awaited(GetString())}{Token})")};"),
        20 => Method("HttpResponseMessage", $"return {Awaited($"_http.PostAsync({Url}, new StringContent(id){Token})")};"),
        21 => Method("HttpResponseMessage", $"return {Awaited($"_http.SendAsync(new HttpRequestMessage(HttpMethod.Get, {Url}){Token})")};"),
        _ => new RequestShapes(random).Draw(number, Url, Token, Awaited),
    };

    private string Url => Pick("$\"/items/{id}\"", "\"/items/\" + Uri.EscapeDataString(id)", "PathOf(id)", "new Uri($\"/items/{id}\", UriKind.Relative)");

    private string Token => _token == "" ? "" : ", TOKEN";

    private string Disposed => Pick("using var", "var");

    private string Get() => Chance(15)
        ? $"_http.GetAsync({Url}, HttpCompletionOption.ResponseHeadersRead{Token})"
        : $"_http.GetAsync({(_token != "" && Chance(15) ? $"cancellationToken: TOKEN, requestUri: {Url}" : $"{Url}{Token}")})";

    private string GetString(string? each = null) => $"_http.GetStringAsync({(each is null ? Url : $"PathOf({each})")}{Token})";

    private string Put() => $"_http.PutAsync({Url}, {Pick("new StringContent(id)", "JsonContent.Create(new Item(id))", "null")}{Token})";

    private string Named(string parameter) => _token == "" ? "" : Pick(", TOKEN", $", {parameter}: TOKEN");

    private string Awaited(string call) => $"await {call}{(Chance(40) ? ".ConfigureAwait(false)" : "")}";

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private bool Chance(int percent) => random.Next(100) < percent;

    internal static string Method(string result, params string[] lines) =>
        $"async Task<{result}> NAMEARGS\n    {{\n{string.Concat(lines.Select(line => line == "" ? "\n" : $"        {line}\n"))}    }}";
}
