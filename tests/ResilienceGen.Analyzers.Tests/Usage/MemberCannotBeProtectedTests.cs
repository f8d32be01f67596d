namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4003, at the member's name.</summary>
public sealed class MemberCannotBeProtectedTests
{
    [Theory]
    [InlineData("bool {|RSG4003:TryGet|}(string key, out int value);")]
    [InlineData("void {|RSG4003:Swap|}(ref int a);")]
    [InlineData("void {|RSG4003:Look|}(ref readonly int a);")]
    [InlineData("ref int {|RSG4003:At|}(int i);")]
    [InlineData("Span<byte> {|RSG4003:Slice|}();")]
    [InlineData("int {|RSG4003:Parse|}(ReadOnlySpan<char> text);")]
    [InlineData("void {|RSG4003:Use|}<T>(T value) where T : allows ref struct;")]
    public Task Shape_that_cannot_be_called_again_is_an_error(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("[NoResilience] bool TryGet(string key, out int value);")]
    [InlineData("void In(in int a);")]
    [InlineData("ref int At { get; }")]
    [InlineData("Memory<byte> Slice();")]
    [InlineData("bool Equals(in int other); void Dispose();")]
    [InlineData("static int Parse(ReadOnlySpan<char> text) => 0;")]
    public Task Shape_that_is_meant_or_can_be_protected_is_fine(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Fact]
    public Task Inherited_member_is_reported_where_it_is_declared() => UsageVerifier.VerifyAsync("""
        public interface IRoot { void {|RSG4003:Swap|}(ref int a); }
        [Resilient] public interface ILeft : IRoot;
        [Resilient] public interface IRight : IRoot;
        """);

    [Fact]
    public Task Member_that_the_framework_asks_for_is_fine() => UsageVerifier.VerifyAsync("""
        [Resilient] public interface IApi : ISpanFormattable, IEnumerable<int>;
        """);

    [Fact]
    public Task Member_of_a_referenced_assembly_is_reported_at_the_interface() => UsageVerifier.VerifyAsync("""
        [Resilient] public interface {|RSG4003:IApi|} : Microsoft.AspNetCore.Http.IQueryCollection;
        """);
}
