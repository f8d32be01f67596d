namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG5006, at the empty answer.</summary>
public sealed class DegradationHiddenTests
{
    [Theory]
    [InlineData("Task<string[]>", "Task.FromResult(Array.Empty<string>())")]
    [InlineData("Task<string?>", "Task.FromResult<string?>(null)")]
    [InlineData("ValueTask<string>", "new(\"\")")]
    [InlineData("string", "string.Empty")]
    [InlineData("string[]", "[]")]
    [InlineData("Task<List<string>>", "Task.FromResult(new List<string>())")]
    [InlineData("IEnumerable<string>", "Enumerable.Empty<string>()")]
    public Task Empty_answer_of_a_later_member_is_an_information(string type, string answer) =>
        VerifyAsync("First, Last", type, $"=> {{|RSG5006:{answer}|}};");

    [Theory]
    [InlineData("Task<string>", "=> Task.FromResult(\"The service is down.\");")]
    [InlineData("Task<bool>", "=> Task.FromResult(false);")]
    [InlineData("int", "=> default;")]
    [InlineData("string", "{ Console.WriteLine(\"degraded\"); return \"\"; }")]
    [InlineData("string", "=> throw new NotSupportedException();")]
    [InlineData("List<string>", "=> new() { \"degraded\" };")]
    [InlineData("Task", "=> Task.CompletedTask;")]
    public Task Answer_that_says_something_is_fine(string type, string body) => VerifyAsync("First, Last", type, body);

    [Fact]
    public Task First_member_answers_for_nobody() => VerifyAsync("Last, First", "string", "=> \"\";");

    private static Task VerifyAsync(string order, string type, string body) => UsageVerifier.VerifyAsync($$"""
        [Resilient, FallbackChain({{string.Join(", ", order.Split(", ").Select(name => $"typeof({name})"))}})] public interface IApi { {{type}} GetName(); }
        public sealed class First : IApi { public {{type}} GetName() => throw new InvalidOperationException(); }
        public sealed class Last : IApi { public {{type}} GetName() {{body}} }
        """);
}
