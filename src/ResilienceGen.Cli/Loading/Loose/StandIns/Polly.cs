// Declarations only, written for binding: names and shapes of Polly 7 as client code uses them.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Polly
{
    public class Context : Dictionary<string, object>
    {
        public Context() => throw null;
        public Context(string operationKey) => throw null;
        public Context(string operationKey, IDictionary<string, object> contextData) => throw null;
        public string PolicyKey => throw null;
        public string OperationKey => throw null;
        public Guid CorrelationId => throw null;
    }

    public enum OutcomeType { Successful, Failure }

    public class PolicyResult
    {
        public OutcomeType Outcome => throw null;
        public Exception FinalException => throw null;
    }

    public class PolicyResult<TResult>
    {
        public OutcomeType Outcome => throw null;
        public Exception FinalException => throw null;
        public TResult Result => throw null;
        public TResult FinalHandledResult => throw null;
    }

    public class DelegateResult<TResult>
    {
        public TResult Result => throw null;
        public Exception Exception => throw null;
    }

    public interface IsPolicy { string PolicyKey { get; } }

    public interface ISyncPolicy : IsPolicy
    {
        ISyncPolicy WithPolicyKey(string policyKey);
        void Execute(Action action);
        void Execute(Action<CancellationToken> action, CancellationToken cancellationToken);
        TResult Execute<TResult>(Func<TResult> action);
        TResult Execute<TResult>(Func<CancellationToken, TResult> action, CancellationToken cancellationToken);
        TResult Execute<TResult>(Func<Context, TResult> action, Context context);
        PolicyResult ExecuteAndCapture(Action action);
        PolicyResult<TResult> ExecuteAndCapture<TResult>(Func<TResult> action);
    }

    public interface ISyncPolicy<TResult> : IsPolicy
    {
        TResult Execute(Func<TResult> action);
        TResult Execute(Func<CancellationToken, TResult> action, CancellationToken cancellationToken);
        TResult Execute(Func<Context, TResult> action, Context context);
        PolicyResult<TResult> ExecuteAndCapture(Func<TResult> action);
    }

    public interface IAsyncPolicy : IsPolicy
    {
        IAsyncPolicy WithPolicyKey(string policyKey);
        Task ExecuteAsync(Func<Task> action);
        Task ExecuteAsync(Func<Context, Task> action, Context context);
        Task ExecuteAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken);
        Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> action);
        Task<TResult> ExecuteAsync<TResult>(Func<Context, Task<TResult>> action, Context context);
        Task<TResult> ExecuteAsync<TResult>(Func<Context, Task<TResult>> action, IDictionary<string, object> contextData);
        Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken);
        Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken, bool continueOnCapturedContext);
        Task<TResult> ExecuteAsync<TResult>(Func<Context, CancellationToken, Task<TResult>> action, Context context, CancellationToken cancellationToken);
        Task<PolicyResult> ExecuteAndCaptureAsync(Func<Task> action);
        Task<PolicyResult<TResult>> ExecuteAndCaptureAsync<TResult>(Func<Task<TResult>> action);
        Task<PolicyResult<TResult>> ExecuteAndCaptureAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken);
    }

    public interface IAsyncPolicy<TResult> : IsPolicy
    {
        IAsyncPolicy<TResult> WithPolicyKey(string policyKey);
        Task<TResult> ExecuteAsync(Func<Task<TResult>> action);
        Task<TResult> ExecuteAsync(Func<Context, Task<TResult>> action, Context context);
        Task<TResult> ExecuteAsync(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken);
        Task<TResult> ExecuteAsync(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken, bool continueOnCapturedContext);
        Task<TResult> ExecuteAsync(Func<Context, CancellationToken, Task<TResult>> action, Context context, CancellationToken cancellationToken);
        Task<PolicyResult<TResult>> ExecuteAndCaptureAsync(Func<Task<TResult>> action);
        Task<PolicyResult<TResult>> ExecuteAndCaptureAsync(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken);
    }

    public abstract class PolicyBase { public string PolicyKey => throw null; }

    public abstract partial class Policy : PolicyBase, ISyncPolicy
    {
        public static PolicyBuilder Handle<TException>() where TException : Exception => throw null;
        public static PolicyBuilder Handle<TException>(Func<TException, bool> exceptionPredicate) where TException : Exception => throw null;
        public static PolicyBuilder HandleInner<TException>() where TException : Exception => throw null;
        public static PolicyBuilder<TResult> HandleResult<TResult>(Func<TResult, bool> resultPredicate) => throw null;
        public static PolicyBuilder<TResult> HandleResult<TResult>(TResult result) => throw null;
        public static NoOp.AsyncNoOpPolicy NoOpAsync() => throw null;
        public static NoOp.AsyncNoOpPolicy<TResult> NoOpAsync<TResult>() => throw null;
        public static NoOp.NoOpPolicy NoOp() => throw null;
        public static Timeout.AsyncTimeoutPolicy TimeoutAsync(int seconds) => throw null;
        public static Timeout.AsyncTimeoutPolicy TimeoutAsync(TimeSpan timeout) => throw null;
        public static Timeout.AsyncTimeoutPolicy TimeoutAsync(TimeSpan timeout, Timeout.TimeoutStrategy timeoutStrategy) => throw null;
        public static Timeout.AsyncTimeoutPolicy<TResult> TimeoutAsync<TResult>(int seconds) => throw null;
        public static Timeout.AsyncTimeoutPolicy<TResult> TimeoutAsync<TResult>(TimeSpan timeout) => throw null;
        public static Bulkhead.AsyncBulkheadPolicy BulkheadAsync(int maxParallelization) => throw null;
        public static Bulkhead.AsyncBulkheadPolicy BulkheadAsync(int maxParallelization, int maxQueuingActions) => throw null;
        public static Wrap.AsyncPolicyWrap WrapAsync(params IAsyncPolicy[] policies) => throw null;
        public static Wrap.AsyncPolicyWrap<TResult> WrapAsync<TResult>(params IAsyncPolicy<TResult>[] policies) => throw null;
        public static Wrap.PolicyWrap Wrap(params ISyncPolicy[] policies) => throw null;
        public ISyncPolicy WithPolicyKey(string policyKey) => throw null;
        public void Execute(Action action) => throw null;
        public void Execute(Action<CancellationToken> action, CancellationToken cancellationToken) => throw null;
        public TResult Execute<TResult>(Func<TResult> action) => throw null;
        public TResult Execute<TResult>(Func<CancellationToken, TResult> action, CancellationToken cancellationToken) => throw null;
        public TResult Execute<TResult>(Func<Context, TResult> action, Context context) => throw null;
        public PolicyResult ExecuteAndCapture(Action action) => throw null;
        public PolicyResult<TResult> ExecuteAndCapture<TResult>(Func<TResult> action) => throw null;
    }

    public abstract class Policy<TResult> : PolicyBase, ISyncPolicy<TResult>
    {
        public static PolicyBuilder<TResult> Handle<TException>() where TException : Exception => throw null;
        public static PolicyBuilder<TResult> Handle<TException>(Func<TException, bool> exceptionPredicate) where TException : Exception => throw null;
        public static PolicyBuilder<TResult> HandleResult(Func<TResult, bool> resultPredicate) => throw null;
        public static PolicyBuilder<TResult> HandleResult(TResult result) => throw null;
        public TResult Execute(Func<TResult> action) => throw null;
        public TResult Execute(Func<CancellationToken, TResult> action, CancellationToken cancellationToken) => throw null;
        public TResult Execute(Func<Context, TResult> action, Context context) => throw null;
        public PolicyResult<TResult> ExecuteAndCapture(Func<TResult> action) => throw null;
    }

    public abstract class AsyncPolicy : PolicyBase, IAsyncPolicy
    {
        public IAsyncPolicy WithPolicyKey(string policyKey) => throw null;
        public Wrap.AsyncPolicyWrap WrapAsync(IAsyncPolicy innerPolicy) => throw null;
        public Wrap.AsyncPolicyWrap<TResult> WrapAsync<TResult>(IAsyncPolicy<TResult> innerPolicy) => throw null;
        public Task ExecuteAsync(Func<Task> action) => throw null;
        public Task ExecuteAsync(Func<Context, Task> action, Context context) => throw null;
        public Task ExecuteAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken) => throw null;
        public Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> action) => throw null;
        public Task<TResult> ExecuteAsync<TResult>(Func<Context, Task<TResult>> action, Context context) => throw null;
        public Task<TResult> ExecuteAsync<TResult>(Func<Context, Task<TResult>> action, IDictionary<string, object> contextData) => throw null;
        public Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken) => throw null;
        public Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken, bool continueOnCapturedContext) => throw null;
        public Task<TResult> ExecuteAsync<TResult>(Func<Context, CancellationToken, Task<TResult>> action, Context context, CancellationToken cancellationToken) => throw null;
        public Task<PolicyResult> ExecuteAndCaptureAsync(Func<Task> action) => throw null;
        public Task<PolicyResult<TResult>> ExecuteAndCaptureAsync<TResult>(Func<Task<TResult>> action) => throw null;
        public Task<PolicyResult<TResult>> ExecuteAndCaptureAsync<TResult>(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken) => throw null;
    }

    public abstract class AsyncPolicy<TResult> : PolicyBase, IAsyncPolicy<TResult>
    {
        public IAsyncPolicy<TResult> WithPolicyKey(string policyKey) => throw null;
        public Wrap.AsyncPolicyWrap<TResult> WrapAsync(IAsyncPolicy innerPolicy) => throw null;
        public Wrap.AsyncPolicyWrap<TResult> WrapAsync(IAsyncPolicy<TResult> innerPolicy) => throw null;
        public Task<TResult> ExecuteAsync(Func<Task<TResult>> action) => throw null;
        public Task<TResult> ExecuteAsync(Func<Context, Task<TResult>> action, Context context) => throw null;
        public Task<TResult> ExecuteAsync(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken) => throw null;
        public Task<TResult> ExecuteAsync(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken, bool continueOnCapturedContext) => throw null;
        public Task<TResult> ExecuteAsync(Func<Context, CancellationToken, Task<TResult>> action, Context context, CancellationToken cancellationToken) => throw null;
        public Task<PolicyResult<TResult>> ExecuteAndCaptureAsync(Func<Task<TResult>> action) => throw null;
        public Task<PolicyResult<TResult>> ExecuteAndCaptureAsync(Func<CancellationToken, Task<TResult>> action, CancellationToken cancellationToken) => throw null;
    }

    public sealed class PolicyBuilder
    {
        public PolicyBuilder Or<TException>() where TException : Exception => throw null;
        public PolicyBuilder Or<TException>(Func<TException, bool> exceptionPredicate) where TException : Exception => throw null;
        public PolicyBuilder OrInner<TException>() where TException : Exception => throw null;
        public PolicyBuilder<TResult> OrResult<TResult>(Func<TResult, bool> resultPredicate) => throw null;
    }

    public sealed class PolicyBuilder<TResult>
    {
        public PolicyBuilder<TResult> Or<TException>() where TException : Exception => throw null;
        public PolicyBuilder<TResult> Or<TException>(Func<TException, bool> exceptionPredicate) where TException : Exception => throw null;
        public PolicyBuilder<TResult> OrInner<TException>() where TException : Exception => throw null;
        public PolicyBuilder<TResult> OrResult(Func<TResult, bool> resultPredicate) => throw null;
        public PolicyBuilder<TResult> OrResult(TResult result) => throw null;
    }

    public static class RetrySyntax
    {
        public static Retry.RetryPolicy Retry(this PolicyBuilder policyBuilder) => throw null;
        public static Retry.RetryPolicy Retry(this PolicyBuilder policyBuilder, int retryCount) => throw null;
        public static Retry.RetryPolicy Retry(this PolicyBuilder policyBuilder, int retryCount, Action<Exception, int> onRetry) => throw null;
        public static Retry.RetryPolicy RetryForever(this PolicyBuilder policyBuilder) => throw null;
        public static Retry.RetryPolicy WaitAndRetry(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => throw null;
        public static Retry.RetryPolicy WaitAndRetry(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan> onRetry) => throw null;
        public static Retry.RetryPolicy WaitAndRetry(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan, int, Context> onRetry) => throw null;
        public static Retry.RetryPolicy WaitAndRetry(this PolicyBuilder policyBuilder, IEnumerable<TimeSpan> sleepDurations) => throw null;
    }

    public static class AsyncRetrySyntax
    {
        public static Retry.AsyncRetryPolicy RetryAsync(this PolicyBuilder policyBuilder) => throw null;
        public static Retry.AsyncRetryPolicy RetryAsync(this PolicyBuilder policyBuilder, int retryCount) => throw null;
        public static Retry.AsyncRetryPolicy RetryAsync(this PolicyBuilder policyBuilder, int retryCount, Action<Exception, int> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy RetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<Exception, int, Task> onRetryAsync) => throw null;
        public static Retry.AsyncRetryPolicy RetryForeverAsync(this PolicyBuilder policyBuilder) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan, Context> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan, int, Context> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Func<Exception, TimeSpan, Task> onRetryAsync) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, IEnumerable<TimeSpan> sleepDurations) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, IEnumerable<TimeSpan> sleepDurations, Action<Exception, TimeSpan> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, IEnumerable<TimeSpan> sleepDurations, Action<Exception, TimeSpan, int, Context> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy WaitAndRetryForeverAsync(this PolicyBuilder policyBuilder, Func<int, TimeSpan> sleepDurationProvider) => throw null;
    }

    public static class AsyncRetryTResultSyntax
    {
        public static Retry.AsyncRetryPolicy<TResult> RetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> RetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> RetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount, Action<DelegateResult<TResult>, int> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> RetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount, Func<DelegateResult<TResult>, int, Task> onRetryAsync) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> WaitAndRetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> WaitAndRetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<DelegateResult<TResult>, TimeSpan> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> WaitAndRetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<DelegateResult<TResult>, TimeSpan, int, Context> onRetry) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> WaitAndRetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, IEnumerable<TimeSpan> sleepDurations) => throw null;
        public static Retry.AsyncRetryPolicy<TResult> WaitAndRetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, IEnumerable<TimeSpan> sleepDurations, Action<DelegateResult<TResult>, TimeSpan, int, Context> onRetry) => throw null;
    }

    public static class AsyncCircuitBreakerSyntax
    {
        public static CircuitBreaker.AsyncCircuitBreakerPolicy CircuitBreakerAsync(this PolicyBuilder policyBuilder, int exceptionsAllowedBeforeBreaking, TimeSpan durationOfBreak) => throw null;
        public static CircuitBreaker.AsyncCircuitBreakerPolicy CircuitBreakerAsync(this PolicyBuilder policyBuilder, int exceptionsAllowedBeforeBreaking, TimeSpan durationOfBreak, Action<Exception, TimeSpan> onBreak, Action onReset) => throw null;
        public static CircuitBreaker.AsyncCircuitBreakerPolicy<TResult> CircuitBreakerAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int handledEventsAllowedBeforeBreaking, TimeSpan durationOfBreak) => throw null;
        public static CircuitBreaker.AsyncCircuitBreakerPolicy AdvancedCircuitBreakerAsync(this PolicyBuilder policyBuilder, double failureThreshold, TimeSpan samplingDuration, int minimumThroughput, TimeSpan durationOfBreak) => throw null;
    }

    public static class AsyncFallbackTResultSyntax
    {
        public static Fallback.AsyncFallbackPolicy<TResult> FallbackAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, TResult fallbackValue) => throw null;
        public static Fallback.AsyncFallbackPolicy<TResult> FallbackAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, Func<CancellationToken, Task<TResult>> fallbackAction) => throw null;
    }

    public static class IAsyncPolicyPolicyWrapExtensions
    {
        public static Wrap.AsyncPolicyWrap WrapAsync(this IAsyncPolicy outerPolicy, IAsyncPolicy innerPolicy) => throw null;
        public static Wrap.AsyncPolicyWrap<TResult> WrapAsync<TResult>(this IAsyncPolicy outerPolicy, IAsyncPolicy<TResult> innerPolicy) => throw null;
        public static Wrap.AsyncPolicyWrap<TResult> WrapAsync<TResult>(this IAsyncPolicy<TResult> outerPolicy, IAsyncPolicy innerPolicy) => throw null;
        public static Wrap.AsyncPolicyWrap<TResult> WrapAsync<TResult>(this IAsyncPolicy<TResult> outerPolicy, IAsyncPolicy<TResult> innerPolicy) => throw null;
        public static IAsyncPolicy<TResult> AsAsyncPolicy<TResult>(this IAsyncPolicy policy) => throw null;
    }
}

namespace Polly.Retry
{
    public class RetryPolicy : Policy { }
    public class RetryPolicy<TResult> : Policy<TResult> { }
    public class AsyncRetryPolicy : AsyncPolicy { }
    public class AsyncRetryPolicy<TResult> : AsyncPolicy<TResult> { }
}

namespace Polly.CircuitBreaker
{
    public class AsyncCircuitBreakerPolicy : AsyncPolicy
    {
        public CircuitState CircuitState => throw null;
        public void Isolate() => throw null;
        public void Reset() => throw null;
    }

    public class AsyncCircuitBreakerPolicy<TResult> : AsyncPolicy<TResult> { public CircuitState CircuitState => throw null; }
}

namespace Polly.Timeout
{
    public enum TimeoutStrategy { Optimistic, Pessimistic }
    public class AsyncTimeoutPolicy : AsyncPolicy { }
    public class AsyncTimeoutPolicy<TResult> : AsyncPolicy<TResult> { }
}

namespace Polly.Fallback
{
    public class AsyncFallbackPolicy<TResult> : AsyncPolicy<TResult> { }
}

namespace Polly.Bulkhead
{
    public class AsyncBulkheadPolicy : AsyncPolicy { }
}

namespace Polly.NoOp
{
    public class NoOpPolicy : Policy { }
    public class AsyncNoOpPolicy : AsyncPolicy { }
    public class AsyncNoOpPolicy<TResult> : AsyncPolicy<TResult> { }
}

namespace Polly.Wrap
{
    public class PolicyWrap : Policy { }
    public class AsyncPolicyWrap : AsyncPolicy { }
    public class AsyncPolicyWrap<TResult> : AsyncPolicy<TResult> { }
}

namespace Polly.Registry
{
    public interface IReadOnlyPolicyRegistry<in TKey> { TPolicy Get<TPolicy>(TKey key) where TPolicy : IsPolicy; }

    public interface IPolicyRegistry<in TKey> : IReadOnlyPolicyRegistry<TKey> { void Add<TPolicy>(TKey key, TPolicy policy) where TPolicy : IsPolicy; }

    public class PolicyRegistry : IPolicyRegistry<string>
    {
        public void Add<TPolicy>(string key, TPolicy policy) where TPolicy : IsPolicy => throw null;
        public TPolicy Get<TPolicy>(string key) where TPolicy : IsPolicy => throw null;
    }
}
