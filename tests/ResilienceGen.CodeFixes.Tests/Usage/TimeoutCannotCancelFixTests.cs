using ResilienceGen.CodeFixes.Usage;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Analyzers.Usage.UsageAnalyzer, ResilienceGen.CodeFixes.Usage.TimeoutCannotCancelFix>;

namespace ResilienceGen.CodeFixes.Tests.Usage;

public sealed class TimeoutCannotCancelFixTests
{
    private const string Usings = "global using ResilienceGen;";

    [Fact]
    public Task Interface_and_implementations_get_a_token() => Verify.VerifyCodeFixAsync(
        """
        [Resilient] public interface IApi { [Timeout(AttemptMs = 1_000)] Task<int> [|GetAsync|](int id); [Timeout(AttemptMs = 1_000)] string [|Name|](); }
        public sealed class Api : IApi { public Task<int> GetAsync(int id) => Task.FromResult(id); public string Name() => nameof(GetAsync); }
        public sealed class Hidden : IApi { Task<int> IApi.GetAsync(int id) => Task.FromResult(id); string IApi.Name() => ""; }
        public sealed class User(IApi api) { public Task<int> One() => api.GetAsync(1); }
        """,
        """
        [Resilient] public interface IApi { [Timeout(AttemptMs = 1_000)] Task<int> GetAsync(int id, CancellationToken cancellationToken = default); [Timeout(AttemptMs = 1_000)] string Name(CancellationToken cancellationToken = default); }
        public sealed class Api : IApi { public Task<int> GetAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult(id); public string Name(CancellationToken cancellationToken = default) => nameof(GetAsync); }
        public sealed class Hidden : IApi { Task<int> IApi.GetAsync(int id, CancellationToken cancellationToken) => Task.FromResult(id); string IApi.Name(CancellationToken cancellationToken) => ""; }
        public sealed class User(IApi api) { public Task<int> One() => api.GetAsync(1); }
        """,
        Usings);

    [Theory]
    [InlineData("public class Api : IApi { public virtual Task<int> GetAsync(int id) => Task.FromResult(id); }")]
    [InlineData("public class Api : IApi { public Task<int> GetAsync(int id) => Task.FromResult(id); public Task<int> GetAsync(int id, CancellationToken ct) => GetAsync(id); }")]
    [InlineData("public class Api : IApi { public Task<int> GetAsync(int id) { var cancellationToken = id; return Task.FromResult(cancellationToken); } }")]
    [InlineData("public class Api : IApi, IOther { public Task<int> GetAsync(int id) => Task.FromResult(id); } public interface IOther { Task<int> GetAsync(int id); }")]
    [InlineData("public class User(IApi api) { public Func<int, Task<int>> Get => api.GetAsync; }")]
    [InlineData("public class User { public System.Linq.Expressions.Expression<Func<IApi, Task<int>>> Get => api => api.GetAsync(1); }")]
    public Task Method_that_others_depend_on_is_left_to_a_person(string more) => Verify.VerifyNoFixAsync(
        "[Resilient] public interface IApi { [Timeout(AttemptMs = 1_000)] Task<int> [|GetAsync|](int id); }\n" + more, Usings);

    [Fact]
    public Task Params_stay_last() => Verify.VerifyNoFixAsync(
        "[Resilient] public interface IApi { [Timeout(AttemptMs = 1_000)] Task<int> [|GetAsync|](params int[] ids); }", Usings);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new TimeoutCannotCancelFix().GetFixAllProvider());
}
