namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Calls that no path should cover.</summary>
public class ExemptionTests
{
    [Fact]
    public void MessageHandler_IsExempt() => Assert.Equal("Exempt(messageHandler)", Scan.Verdict("""
        class Handler : DelegatingHandler
        {
            private readonly HttpClient _tokens = new();
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
            {
                await _tokens.GetStringAsync("token", token);
                return await base.SendAsync(request, token);
            }
        }
        """));

    [Theory]
    [InlineData("[ResilienceGen.ResilienceExempt(\"fire and forget\")] class Client", "", "exemptByAttribute")]
    [InlineData("class Client", "[ResilienceGen.ResilienceExempt(\"fire and forget\")]", "exemptByAttribute")]
    [InlineData("class Client", "[ResilienceGen.ResiliencePath]", "resiliencePath")]
    public void Attribute_Exempts(string type, string attribute, string reason) => Assert.Equal($"Exempt({reason})", Scan.Verdict($$"""
        {{type}}
        {
            private readonly HttpClient _http = new();
            {{attribute}} public Task<string> Get(string url) => _http.GetStringAsync(url);
        }
        """));

    [Theory]
    [InlineData("Xunit", "Fact", "testClass")]
    [InlineData("System", "Obsolete", "noPath")]
    public void AttributeWithoutItsPackage_IsReadOffTheUsings(string framework, string attribute, string reason)
    {
        var compilation = ResilienceGen.Testing.TestCompilation.Create(
            $"using {framework}; class Tests {{ private readonly HttpClient _http = new(); [{attribute}] public Task<string> Get() => _http.GetStringAsync(\"a\"); }}");
        Assert.Equal(reason, Assert.Single(ResilienceGen.Analyzers.MigrationGap.GapScanner.Scan(compilation, CancellationToken.None)).Reason);
    }

    [Theory]
    [InlineData("Xunit", "FactAttribute")]
    [InlineData("NUnit.Framework", "TestAttribute")]
    [InlineData("Microsoft.VisualStudio.TestTools.UnitTesting", "TestMethodAttribute")]
    [InlineData("TUnit.Core", "TestAttribute")]
    public void ClassOfTests_IsExempt(string framework, string attribute) => Assert.Equal("Exempt(testClass)", Scan.Verdict($$"""
        namespace {{framework}} { class {{attribute}} : Attribute; }
        class Tests
        {
            private readonly HttpClient _http = new();
            [{{framework}}.{{attribute}}] public Task<string> Get() => _http.GetStringAsync("a");
        }
        """));

    [Fact]
    public void TestProject_IsExempt()
    {
        var compilation = ResilienceGen.Testing.TestCompilation.Create("class A { HttpClient h = new(); void B() => h.GetAsync(\"a\"); }");
        var verdict = Assert.Single(ResilienceGen.Analyzers.MigrationGap.GapScanner.Scan(compilation, isTestProject: true, CancellationToken.None));
        Assert.Equal("testProject", verdict.Reason);
    }

    [Fact]
    public void ClientOfTestHost_IsExempt() => Assert.Equal("Exempt(testClient)", Scan.Verdict("""
        namespace Microsoft.AspNetCore.TestHost { class TestServer { public HttpClient CreateClient() => throw new NotImplementedException(); } }
        class Checks(Microsoft.AspNetCore.TestHost.TestServer server)
        {
            public Task<string> Get() => server.CreateClient().GetStringAsync("a");
        }
        """));

    [Theory]
    [InlineData("try { var answer = await _http.GetAsync(url); return answer.IsSuccessStatusCode; } catch { return false; }")]
    [InlineData("try { using var answer = await _http.GetAsync(url); return (int)answer.StatusCode < 500; } catch (Exception) { return false; }")]
    [InlineData("try { return (await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, url))).IsSuccessStatusCode; } catch (Exception) { return false; }")]
    public void Probe_IsExempt(string body) => Assert.Equal("Exempt(probe)", Scan.Verdict(Client($"public async Task<bool> IsUp(string url) {{ {body} }}")));

    [Theory]
    [InlineData("try { var answer = await _http.GetAsync(url); return (await answer.Content.ReadAsStringAsync()).Length > 0; } catch { return false; }")]
    [InlineData("try { var answer = await _http.PostAsync(url, null); return answer.IsSuccessStatusCode; } catch { return false; }")]
    [InlineData("try { var answer = await _http.GetAsync(url); return answer.IsSuccessStatusCode; } catch (Exception) { throw; }")]
    [InlineData("try { var answer = await _http.GetAsync(url); return answer.IsSuccessStatusCode; } catch (IOException) { return false; }")]
    [InlineData("var answer = await _http.GetAsync(url); return answer.IsSuccessStatusCode;")]
    public void CallThatIsMoreThanAProbe_IsGap(string body) => Assert.Equal("Gap(noPath)", Scan.Verdict(Client($"public async Task<bool> IsUp(string url) {{ {body} }}")));

    [Theory]
    [InlineData("lines.Add($\"{answer.StatusCode}\"); var text = await answer.Content.ReadAsStringAsync(); lines.Add($\"{url}: {text}\");", "lines.Add($\"failed: {e}\");", "Exempt(probe)")]
    [InlineData("lines.Add(\"status \" + answer.StatusCode); if (answer.IsSuccessStatusCode) lines.Add($\"{await answer.Content.ReadAsStringAsync()}\");", "lines.Add(\"failed: \" + e);", "Exempt(probe)")]
    [InlineData("lines.Add($\"{answer.StatusCode}\"); lines.Add(await answer.Content.ReadAsStringAsync());", "lines.Add($\"failed: {e}\");", "Gap(noPath)")]
    [InlineData("var text = await answer.Content.ReadAsStringAsync(); lines.Add($\"{url}: {text}\");", "lines.Add($\"failed: {e}\");", "Gap(noPath)")]
    [InlineData("lines.Add($\"{answer.StatusCode}\"); var text = await answer.Content.ReadAsStringAsync(); lines.Add($\"{url}: {text}\"); if (text == \"\") lines.Clear();", "lines.Add($\"failed: {e}\");", "Gap(noPath)")]
    [InlineData("lines.Add($\"{answer.StatusCode}\"); lines.Add($\"{await answer.Content.ReadAsStringAsync()}\");", "Console.WriteLine($\"failed: {e}\");", "Gap(noPath)")]
    [InlineData("lines.Add($\"{answer.StatusCode}\"); lines.Add($\"{await answer.Content.ReadAsStringAsync()}\");", "lines.Add($\"failed: {e}\"); throw;", "Gap(noPath)")]
    public void ReportOfOneCall_IsExempt(string body, string handler, string verdict) => Assert.Equal(verdict, Scan.Verdict(Client(
        $"public async Task Check(string url, List<string> lines) {{ try {{ var answer = await _http.GetAsync(url); {body} }} catch (Exception e) {{ {handler} }} }}")));

    private static string Client(string members) => $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            {{members}}
        }
        """;
}
