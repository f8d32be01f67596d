namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Stand-in declarations of Polly 7, which the tests do not reference.</summary>
internal static class PollyPolicies
{
    public const string Source = """
        namespace Polly
        {
            public interface IAsyncPolicy
            {
                Task ExecuteAsync(Func<Task> action);
                Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> action);
                Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken);
            }

            public interface IAsyncPolicy<TResult>
            {
                Task<TResult> ExecuteAsync(Func<Task<TResult>> action);
                Task<TResult> ExecuteAsync(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken);
            }

            public abstract class AsyncPolicy : IAsyncPolicy
            {
                public Task ExecuteAsync(Func<Task> action) => action();
                public Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> action) => action();
                public Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken) => action(cancellationToken);
            }

            public interface ISyncPolicy { TResult Execute<TResult>(Func<TResult> action); }

            public class PolicyBuilder { }

            public class PolicyBuilder<TResult>
            {
                public IAsyncPolicy<TResult> WaitAndRetryAsync(int retryCount) => throw new NotSupportedException();
                public IAsyncPolicy<TResult> WaitAndRetryAsync(int retryCount, Action<TResult, int> onRetry) => throw new NotSupportedException();
            }

            public static class Policy
            {
                public static PolicyBuilder Handle<TException>() where TException : Exception => new();
                public static PolicyBuilder Or<TException>(this PolicyBuilder builder) where TException : Exception => builder;
                public static PolicyBuilder<TResult> HandleResult<TResult>(Func<TResult, bool> predicate) => new();
                public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder builder, int retryCount) => new();
                public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder builder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => new();
                public static Retry.AsyncRetryPolicy RetryAsync(this PolicyBuilder builder, int retryCount) => new();
                public static Retry.AsyncRetryPolicy RetryForeverAsync(this PolicyBuilder builder) => new();
                public static PolicyBuilder Handle<TException>(Func<TException, bool> predicate) where TException : Exception => new();
                public static CircuitBreaker.AsyncCircuitBreakerPolicy CircuitBreakerAsync(this PolicyBuilder builder, int exceptionsAllowedBeforeBreaking, TimeSpan duration) => new();
                public static AsyncPolicy WrapAsync(params IAsyncPolicy[] policies) => new Retry.AsyncRetryPolicy();
                public static Timeout.AsyncTimeoutPolicy TimeoutAsync(int seconds) => new();
                public static IAsyncPolicy NoOpAsync() => new Retry.AsyncRetryPolicy();
            }
        }

        namespace Polly.Retry { public class AsyncRetryPolicy : AsyncPolicy { } }

        namespace Polly.CircuitBreaker { public class AsyncCircuitBreakerPolicy : AsyncPolicy { } }

        namespace Polly.Timeout { public class AsyncTimeoutPolicy : AsyncPolicy { } }
        """;
}
