namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4010, at the implementation: the interface cannot tell whether a method without a result waits for its work.</summary>
public sealed class WorkIsDroppedTests
{
    [Theory]
    [InlineData("public async void {|RSG4010:Send|}(string text) => await http.PostAsync(text, null);")]
    [InlineData("public void {|RSG4010:Send|}(string text) => http.PostAsync(text, null);")]
    [InlineData("public void {|RSG4010:Send|}(string text) { _ = Task.Run(() => { }); }")]
    [InlineData("async void IMail.{|RSG4010:Send|}(string text) { await Task.Yield(); }")]
    [InlineData("public void {|RSG4010:Send|}(string text) => Work(); ValueTask<int> Work() => default;")]
    public Task Work_that_goes_on_after_the_return_is_a_warning(string method) => VerifyAsync(method);

    [Theory]
    [InlineData("public void Send(string text) => http.PostAsync(text, null).GetAwaiter().GetResult();")]
    [InlineData("public void Send(string text) { http.Send(new HttpRequestMessage()); _ = Console.Out.WriteLineAsync(text); }")]
    [InlineData("public void Send(string text) { }")]
    [InlineData("public void Send(string text) => throw new NotSupportedException();")]
    [InlineData("public void Send(string text) { var sending = http.PostAsync(text, null); sending.Wait(); }")]
    [InlineData("public void Send(string text) { } public async void Other() => await Task.Yield();")]
    public Task Work_that_is_done_on_return_is_fine(string method) => VerifyAsync(method);

    [Theory]
    [InlineData("[Resilient] public interface IMail { [NoResilience] void Send(string text); }")]
    [InlineData("public interface IMail { void Send(string text); }")]
    public Task Method_without_a_path_is_nobodys_business(string contract) => UsageVerifier.VerifyAsync($$"""
        {{contract}}
        public sealed class Mail : IMail { public async void Send(string text) => await Task.Yield(); }
        """);

    private static Task VerifyAsync(string method) => UsageVerifier.VerifyAsync($$"""
        [Resilient] public interface IMail { void Send(string text); }
        #pragma warning disable CS4014, CS8321
        public sealed class Mail(HttpClient http) : IMail { public HttpClient Http => http; {{method}} }
        """);
}
