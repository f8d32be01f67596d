namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Helpers that are guarded, or not, by all their callers.</summary>
public class ClosureTests
{
    [Fact]
    public void PrivateHelperOnlyCalledUnderGuard_IsGuarded() => Assert.Equal("GuardedCall(caller)", Scan.Verdict(Client("""
        public Task<string> A() => policy.ExecuteAsync(() => Send("a"));
        public Task<string> B() => policy.ExecuteAsync(() => Send("b"));
        private Task<string> Send(string url) => _http.GetStringAsync(url);
        """)));

    [Fact]
    public void PrivateHelperWithOneBareCaller_IsGap() => Assert.StartsWith("Gap(", Scan.Verdict(Client("""
        public Task<string> A() => policy.ExecuteAsync(() => Send("a"));
        public Task<string> B() => Send("b");
        private Task<string> Send(string url) => _http.GetStringAsync(url);
        """)), StringComparison.Ordinal);

    [Fact]
    public void TwoLevelsOfHelpers_AreGuarded() => Assert.Equal("GuardedCall(caller)", Scan.Verdict(Client("""
        public Task<string> A() => policy.ExecuteAsync(() => One("a"));
        private Task<string> One(string url) => Two(url);
        private Task<string> Two(string url) => _http.GetStringAsync(url);
        """)));

    [Fact]
    public void HelpersThatCallEachOther_AreGuardedWhenTheyAreEnteredUnderGuard() => Assert.Equal("GuardedCall(caller)", Scan.Verdict(Client("""
        public Task<string> A() => policy.ExecuteAsync(() => One(3));
        private Task<string> One(int depth) => depth == 0 ? _http.GetStringAsync("a") : Two(depth - 1);
        private Task<string> Two(int depth) => One(depth);
        """)));

    [Fact]
    public void PublicHelper_IsAnEntryPoint() => Assert.StartsWith("Gap(", Scan.Verdict("""
        public class Client(Polly.IAsyncPolicy policy)
        {
            private readonly HttpClient _http = new();
            public Task<string> A() => policy.ExecuteAsync(() => Send("a"));
            public Task<string> Send(string url) => _http.GetStringAsync(url);
        }
        """), StringComparison.Ordinal);

    [Fact]
    public void InternalHelperOfAnotherType_IsGuardedByItsCallers() => Assert.Equal("GuardedCall(caller)", Scan.Verdict("""
        public class Client(Polly.IAsyncPolicy policy)
        {
            public Task<string> A() => policy.ExecuteAsync(() => Raw.Send("a"));
        }
        internal static class Raw
        {
            private static readonly HttpClient Http = new();
            internal static Task<string> Send(string url) => Http.GetStringAsync(url);
        }
        """));

    [Fact]
    public void HelperInAnotherPart_IsGuarded() => Assert.Equal("GuardedCall(caller)", Scan.Verdict(
        "partial class Client(Polly.IAsyncPolicy policy) { public Task<string> A() => policy.ExecuteAsync(() => Send(\"a\")); }",
        "partial class Client { private readonly HttpClient _http = new(); private Task<string> Send(string url) => _http.GetStringAsync(url); }"));

    [Fact]
    public void HelperCalledFromNestedType_IsGuarded() => Assert.Equal("GuardedCall(caller)", Scan.Verdict("""
        class Client
        {
            private static readonly HttpClient Http = new();
            private static Task<string> Send(string url) => Http.GetStringAsync(url);
            class Inner(Polly.IAsyncPolicy policy) { public Task<string> A() => policy.ExecuteAsync(() => Send("a")); }
        }
        """));

    [Fact]
    public void ImplementationOfAnInterface_IsAnEntryPoint() => Assert.StartsWith("Gap(", Scan.Verdict("""
        interface ISender { Task<string> Send(string url); }
        class Client(Polly.IAsyncPolicy policy) : ISender
        {
            private readonly HttpClient _http = new();
            public Task<string> A() => policy.ExecuteAsync(() => Send("a"));
            public Task<string> Send(string url) => _http.GetStringAsync(url);
        }
        """), StringComparison.Ordinal);

    [Fact]
    public void LocalFunctionOnlyRunByGuard_IsGuarded() => Assert.Equal("GuardedCall(local)", Scan.Verdict(Client("""
        public Task<string> A()
        {
            return policy.ExecuteAsync(() => Send());
            Task<string> Send() => _http.GetStringAsync("a");
        }
        """)));

    [Fact]
    public void LocalFunctionCalledDirectly_IsGap() => Assert.Equal("Gap(noPath)", Scan.Verdict(Client("""
        public Task<string> A()
        {
            return Send();
            Task<string> Send() => _http.GetStringAsync("a");
        }
        """)));

    [Theory]
    [InlineData("private Func<Task<string>>? _send; public void A() { _send = () => _http.GetStringAsync(\"a\"); }")]
    [InlineData("public Func<Task<string>> A() => () => _http.GetStringAsync(\"a\");")]
    [InlineData("public void A(List<Func<Task<string>>> all) => all.Add(() => _http.GetStringAsync(\"a\"));")]
    public void DelegateThatIsKept_IsUnknownOrRunsHere(string member) =>
        Assert.Contains(Scan.Verdict(Client(member)), new[] { "Unknown(delegateEscapes)", "Gap(noPath)" });

    [Theory]
    [InlineData("await Task.Run(() => _http.GetStringAsync(\"a\"));")]
    [InlineData("await Task.WhenAll(new[] { 1, 2 }.Select(i => _http.GetStringAsync($\"a{i}\")));")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1, 2 }, async (i, t) => await _http.GetStringAsync($\"a{i}\", t));")]
    [InlineData("var text = new Lazy<Task<string>>(() => _http.GetStringAsync(\"a\")); await text.Value;")]
    [InlineData("Func<Task<string>> send = () => _http.GetStringAsync(\"a\"); await send();")]
    public void FrameworkThatRunsADelegate_GuardsNothing(string body) => Assert.Equal("Gap(noPath)", Scan.Verdict(Client($"public async Task A() {{ {body} }}")));

    [Fact]
    public void DelegateGivenToAnotherLibrary_IsUnknown()
    {
        var library = ResilienceGen.Testing.TestCompilation.Create("public static class Vendor { public static Task<T> Run<T>(Func<Task<T>> call) => call(); }");
        var compilation = ResilienceGen.Testing.TestCompilation.Create(
            [.. ResilienceGen.Testing.TestReferences.All, ResilienceGen.Testing.TestReferences.Image(library)],
            "class Client { HttpClient _http = new(); public Task<string> A() => Vendor.Run(() => _http.GetStringAsync(\"a\")); }");
        Assert.Equal("foreignDelegate", Assert.Single(ResilienceGen.Analyzers.MigrationGap.GapScanner.Scan(compilation, CancellationToken.None)).Reason);
    }

    private static string Client(string members) => $$"""
        class Client(Polly.IAsyncPolicy policy)
        {
            private readonly HttpClient _http = new();
            public Polly.IAsyncPolicy Policy => policy;
            {{members}}
        }
        """;
}
