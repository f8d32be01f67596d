namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4018, at the attribute.</summary>
public sealed class KeyCannotBeUsedTests
{
    [Theory]
    [InlineData("Task SendAsync([{|RSG4018:IdempotencyKey|}] int key);")]
    [InlineData("Task SendAsync([{|RSG4018:IdempotencyKey|}] object key);")]
    [InlineData("Task SendAsync([{|RSG4018:IdempotencyKey|}] CancellationToken key);")]
    [InlineData("Task SendAsync<T>([{|RSG4018:IdempotencyKey|}] T key);")]
    [InlineData("Task SendAsync([IdempotencyKey] string key, [{|RSG4018:IdempotencyKey|}] Guid other);")]
    public Task Key_of_another_type_or_a_second_one_is_an_error(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("Task SendAsync([IdempotencyKey] string key);")]
    [InlineData("Task SendAsync([IdempotencyKey] string? key = null);")]
    [InlineData("Task SendAsync(int id, [IdempotencyKey] Guid key);")]
    [InlineData("Task SendAsync([IdempotencyKey] in Guid? key);")]
    public Task Text_and_guid_are_fine(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Fact]
    public Task Key_of_a_class_is_a_note_for_its_readers() =>
        UsageVerifier.VerifyAsync("public sealed class Client { public Task SendAsync([IdempotencyKey] int key) => Task.CompletedTask; }");
}
