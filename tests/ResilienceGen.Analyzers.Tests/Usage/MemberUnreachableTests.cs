namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG5003, at the catch that lets no failure out.</summary>
public sealed class MemberUnreachableTests
{
    [Theory]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } {|RSG5003:catch|} { return null; } }")]
    [InlineData("public async Task<string?> GetAsync() { string? text = null; try { text = await http.GetStringAsync(\"a\"); } {|RSG5003:catch|} (Exception e) { Console.WriteLine(e.Message); } return text; }")]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch (HttpRequestException) { return \"\"; } {|RSG5003:catch|} (Exception) { return null; } }")]
    public Task Member_that_turns_every_failure_into_a_result_ends_the_chain(string method) => VerifyAsync("First, Last", method);

    [Theory]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch (HttpRequestException) { return null; } }")]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch (OperationCanceledException) { throw; } catch (Exception) { return null; } }")]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch (Exception e) when (e is not OperationCanceledException) { return null; } }")]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch { return await http.GetStringAsync(\"b\"); } }")]
    [InlineData("public async Task<string?> GetAsync() { await http.GetAsync(\"a\"); try { return await http.GetStringAsync(\"a\"); } catch { return null; } }")]
    [InlineData("public Task<string?> GetAsync() { try { return http.GetStringAsync(\"a\")!; } catch { return Task.FromResult<string?>(null); } }")]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch { } throw new InvalidOperationException(); }")]
    [InlineData("public async Task<string?> GetAsync() { string? text = null; try { text = await http.GetStringAsync(\"a\"); } catch { } return text!.Length > 0 ? text : null; }")]
    [InlineData("public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch { return Failed(); } } string Failed() => throw new InvalidOperationException();")]
    public Task Member_that_lets_a_failure_out_is_fine(string method) => VerifyAsync("First, Last", method);

    [Fact]
    public Task Last_member_may_answer_whatever_happens() => VerifyAsync(
        "Last, First", "public async Task<string?> GetAsync() { try { return await http.GetStringAsync(\"a\"); } catch { return null; } }");

    [Fact]
    public Task Response_with_a_failed_status_moves_on_without_an_exception() => UsageVerifier.VerifyAsync("""
        [Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi { Task<HttpResponseMessage> GetAsync(); }
        public class One : IApi { public async Task<HttpResponseMessage> GetAsync() { try { await Task.Yield(); return new(); } catch { return new(); } } }
        public class Two : IApi { public Task<HttpResponseMessage> GetAsync() => throw new NotSupportedException(); }
        """);

    private static Task VerifyAsync(string order, string method) => UsageVerifier.VerifyAsync($$"""
        [Resilient, FallbackChain({{string.Join(", ", order.Split(", ").Select(name => $"typeof({name})"))}})] public interface IApi { Task<string?> GetAsync(); }
        public sealed class First(HttpClient http) : IApi { public HttpClient Http => http; {{method}} }
        public sealed class Last(HttpClient http) : IApi { public async Task<string?> GetAsync() => await http.GetStringAsync("b"); }
        """);
}
