// Declarations only, written for binding: names and shapes of Polly 8 as client code uses them.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Polly
{
    public sealed class ResiliencePipeline
    {
        public static readonly ResiliencePipeline Empty;
        public void Execute(Action callback) => throw null;
        public void Execute(Action<CancellationToken> callback, CancellationToken cancellationToken = default) => throw null;
        public TResult Execute<TResult>(Func<TResult> callback) => throw null;
        public TResult Execute<TResult>(Func<CancellationToken, TResult> callback, CancellationToken cancellationToken = default) => throw null;
        public TResult Execute<TResult>(Func<ResilienceContext, TResult> callback, ResilienceContext context) => throw null;
        public TResult Execute<TState, TResult>(Func<TState, CancellationToken, TResult> callback, TState state, CancellationToken cancellationToken = default) => throw null;
        public ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> callback, CancellationToken cancellationToken = default) => throw null;
        public ValueTask ExecuteAsync(Func<ResilienceContext, ValueTask> callback, ResilienceContext context) => throw null;
        public ValueTask ExecuteAsync<TState>(Func<TState, CancellationToken, ValueTask> callback, TState state, CancellationToken cancellationToken = default) => throw null;
        public ValueTask<TResult> ExecuteAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> callback, CancellationToken cancellationToken = default) => throw null;
        public ValueTask<TResult> ExecuteAsync<TResult>(Func<ResilienceContext, ValueTask<TResult>> callback, ResilienceContext context) => throw null;
        public ValueTask<TResult> ExecuteAsync<TResult, TState>(Func<TState, CancellationToken, ValueTask<TResult>> callback, TState state, CancellationToken cancellationToken = default) => throw null;
        public ValueTask<TResult> ExecuteAsync<TResult, TState>(Func<ResilienceContext, TState, ValueTask<TResult>> callback, ResilienceContext context, TState state) => throw null;
        public ValueTask<Outcome<TResult>> ExecuteOutcomeAsync<TResult, TState>(Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state) => throw null;
    }

    public sealed class ResiliencePipeline<T>
    {
        public static readonly ResiliencePipeline<T> Empty;
        public TResult Execute<TResult>(Func<TResult> callback) where TResult : T => throw null;
        public TResult Execute<TResult>(Func<CancellationToken, TResult> callback, CancellationToken cancellationToken = default) where TResult : T => throw null;
        public ValueTask<TResult> ExecuteAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> callback, CancellationToken cancellationToken = default) where TResult : T => throw null;
        public ValueTask<TResult> ExecuteAsync<TResult>(Func<ResilienceContext, ValueTask<TResult>> callback, ResilienceContext context) where TResult : T => throw null;
        public ValueTask<TResult> ExecuteAsync<TResult, TState>(Func<TState, CancellationToken, ValueTask<TResult>> callback, TState state, CancellationToken cancellationToken = default) where TResult : T => throw null;
        public ValueTask<Outcome<TResult>> ExecuteOutcomeAsync<TResult, TState>(Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state) where TResult : T => throw null;
    }

    public abstract class ResiliencePipelineBuilderBase
    {
        public string Name { get; set; }
        public string InstanceName { get; set; }
        public TimeProvider TimeProvider { get; set; }
        public ResilienceContextPool ContextPool { get; set; }
    }

    public sealed class ResiliencePipelineBuilder : ResiliencePipelineBuilderBase
    {
        public ResiliencePipeline Build() => throw null;
    }

    public sealed class ResiliencePipelineBuilder<TResult> : ResiliencePipelineBuilderBase
    {
        public ResiliencePipeline<TResult> Build() => throw null;
    }

    public sealed class ResilienceContext
    {
        public string OperationKey { get; }
        public CancellationToken CancellationToken { get; }
        public bool ContinueOnCapturedContext { get; }
        public ResilienceProperties Properties { get; }
    }

    public sealed class ResilienceProperties
    {
        public bool TryGetValue<TValue>(ResiliencePropertyKey<TValue> key, out TValue value) => throw null;
        public TValue GetValue<TValue>(ResiliencePropertyKey<TValue> key, TValue defaultValue) => throw null;
        public void Set<TValue>(ResiliencePropertyKey<TValue> key, TValue value) => throw null;
    }

    public readonly struct ResiliencePropertyKey<TValue>
    {
        public ResiliencePropertyKey(string key) => throw null;
        public string Key => throw null;
    }

    public abstract class ResilienceContextPool
    {
        public static ResilienceContextPool Shared => throw null;
        public ResilienceContext Get(CancellationToken cancellationToken = default) => throw null;
        public ResilienceContext Get(string operationKey, CancellationToken cancellationToken = default) => throw null;
        public abstract void Return(ResilienceContext context);
    }

    public static class Outcome
    {
        public static Outcome<TResult> FromResult<TResult>(TResult value) => throw null;
        public static ValueTask<Outcome<TResult>> FromResultAsValueTask<TResult>(TResult value) => throw null;
        public static Outcome<TResult> FromException<TResult>(Exception exception) => throw null;
        public static ValueTask<Outcome<TResult>> FromExceptionAsValueTask<TResult>(Exception exception) => throw null;
    }

    public readonly struct Outcome<TResult>
    {
        public Exception Exception => throw null;
        public TResult Result => throw null;
        public void ThrowIfException() => throw null;
    }

    public class PredicateBuilder<TResult>
    {
        public PredicateBuilder<TResult> Handle<TException>() where TException : Exception => throw null;
        public PredicateBuilder<TResult> Handle<TException>(Func<TException, bool> predicate) where TException : Exception => throw null;
        public PredicateBuilder<TResult> HandleInner<TException>() where TException : Exception => throw null;
        public PredicateBuilder<TResult> HandleResult(Func<TResult, bool> predicate) => throw null;
        public PredicateBuilder<TResult> HandleResult(TResult result, IEqualityComparer<TResult> comparer = null) => throw null;
        public static implicit operator Func<Retry.RetryPredicateArguments<TResult>, ValueTask<bool>>(PredicateBuilder<TResult> builder) => throw null;
        public static implicit operator Func<CircuitBreaker.CircuitBreakerPredicateArguments<TResult>, ValueTask<bool>>(PredicateBuilder<TResult> builder) => throw null;
        public static implicit operator Func<Fallback.FallbackPredicateArguments<TResult>, ValueTask<bool>>(PredicateBuilder<TResult> builder) => throw null;
        public static implicit operator Func<Hedging.HedgingPredicateArguments<TResult>, ValueTask<bool>>(PredicateBuilder<TResult> builder) => throw null;
    }

    public sealed class PredicateBuilder : PredicateBuilder<object> { }

    public static class PredicateResult
    {
        public static ValueTask<bool> True() => throw null;
        public static ValueTask<bool> False() => throw null;
    }

    public enum DelayBackoffType { Constant, Linear, Exponential }

    public abstract class ResilienceStrategyOptions { public string Name { get; set; } }

    public abstract class ExecutionRejectedException : Exception { public TimeSpan? RetryAfter => throw null; }

    public static class RetryResiliencePipelineBuilderExtensions
    {
        public static ResiliencePipelineBuilder AddRetry(this ResiliencePipelineBuilder builder, Retry.RetryStrategyOptions options) => throw null;
        public static ResiliencePipelineBuilder<TResult> AddRetry<TResult>(this ResiliencePipelineBuilder<TResult> builder, Retry.RetryStrategyOptions<TResult> options) => throw null;
    }

    public static class CircuitBreakerResiliencePipelineBuilderExtensions
    {
        public static ResiliencePipelineBuilder AddCircuitBreaker(this ResiliencePipelineBuilder builder, CircuitBreaker.CircuitBreakerStrategyOptions options) => throw null;
        public static ResiliencePipelineBuilder<TResult> AddCircuitBreaker<TResult>(this ResiliencePipelineBuilder<TResult> builder, CircuitBreaker.CircuitBreakerStrategyOptions<TResult> options) => throw null;
    }

    public static class TimeoutResiliencePipelineBuilderExtensions
    {
        public static TBuilder AddTimeout<TBuilder>(this TBuilder builder, TimeSpan timeout) where TBuilder : ResiliencePipelineBuilderBase => throw null;
        public static TBuilder AddTimeout<TBuilder>(this TBuilder builder, Timeout.TimeoutStrategyOptions options) where TBuilder : ResiliencePipelineBuilderBase => throw null;
    }

    public static class FallbackResiliencePipelineBuilderExtensions
    {
        public static ResiliencePipelineBuilder<TResult> AddFallback<TResult>(this ResiliencePipelineBuilder<TResult> builder, Fallback.FallbackStrategyOptions<TResult> options) => throw null;
    }

    public static class HedgingResiliencePipelineBuilderExtensions
    {
        public static ResiliencePipelineBuilder<TResult> AddHedging<TResult>(this ResiliencePipelineBuilder<TResult> builder, Hedging.HedgingStrategyOptions<TResult> options) => throw null;
    }

    public static class ResiliencePipelineBuilderExtensions
    {
        public static TBuilder AddPipeline<TBuilder>(this TBuilder builder, ResiliencePipeline pipeline) where TBuilder : ResiliencePipelineBuilderBase => throw null;
        public static ResiliencePipelineBuilder<TResult> AddPipeline<TResult>(this ResiliencePipelineBuilder<TResult> builder, ResiliencePipeline<TResult> pipeline) => throw null;
    }
}

namespace Polly.Retry
{
    public class RetryStrategyOptions<TResult> : ResilienceStrategyOptions
    {
        public int MaxRetryAttempts { get; set; }
        public DelayBackoffType BackoffType { get; set; }
        public bool UseJitter { get; set; }
        public TimeSpan Delay { get; set; }
        public TimeSpan? MaxDelay { get; set; }
        public Func<RetryPredicateArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; }
        public Func<RetryDelayGeneratorArguments<TResult>, ValueTask<TimeSpan?>> DelayGenerator { get; set; }
        public Func<OnRetryArguments<TResult>, ValueTask> OnRetry { get; set; }
    }

    public class RetryStrategyOptions : RetryStrategyOptions<object> { }

    public readonly struct RetryPredicateArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public ResilienceContext Context => throw null;
        public int AttemptNumber => throw null;
    }

    public readonly struct RetryDelayGeneratorArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public ResilienceContext Context => throw null;
        public int AttemptNumber => throw null;
    }

    public readonly struct OnRetryArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public ResilienceContext Context => throw null;
        public int AttemptNumber => throw null;
        public TimeSpan RetryDelay => throw null;
        public TimeSpan Duration => throw null;
    }
}

namespace Polly.CircuitBreaker
{
    public enum CircuitState { Closed, Open, HalfOpen, Isolated }

    public class CircuitBreakerStrategyOptions<TResult> : ResilienceStrategyOptions
    {
        public double FailureRatio { get; set; }
        public int MinimumThroughput { get; set; }
        public TimeSpan SamplingDuration { get; set; }
        public TimeSpan BreakDuration { get; set; }
        public Func<CircuitBreakerPredicateArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; }
        public Func<OnCircuitOpenedArguments<TResult>, ValueTask> OnOpened { get; set; }
        public Func<OnCircuitClosedArguments<TResult>, ValueTask> OnClosed { get; set; }
        public Func<OnCircuitHalfOpenedArguments, ValueTask> OnHalfOpened { get; set; }
        public CircuitBreakerManualControl ManualControl { get; set; }
        public CircuitBreakerStateProvider StateProvider { get; set; }
    }

    public class CircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<object> { }

    public readonly struct CircuitBreakerPredicateArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public ResilienceContext Context => throw null;
    }

    public readonly struct OnCircuitOpenedArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public ResilienceContext Context => throw null;
        public TimeSpan BreakDuration => throw null;
    }

    public readonly struct OnCircuitClosedArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public ResilienceContext Context => throw null;
    }

    public readonly struct OnCircuitHalfOpenedArguments { public ResilienceContext Context => throw null; }

    public sealed class CircuitBreakerManualControl
    {
        public Task IsolateAsync(CancellationToken cancellationToken = default) => throw null;
        public Task CloseAsync(CancellationToken cancellationToken = default) => throw null;
    }

    public sealed class CircuitBreakerStateProvider { public CircuitState CircuitState => throw null; }

    public class BrokenCircuitException : ExecutionRejectedException { }

    public class IsolatedCircuitException : BrokenCircuitException { }
}

namespace Polly.Timeout
{
    public class TimeoutStrategyOptions : ResilienceStrategyOptions { public TimeSpan Timeout { get; set; } }

    public class TimeoutRejectedException : ExecutionRejectedException { public TimeSpan Timeout => throw null; }
}

namespace Polly.Fallback
{
    public class FallbackStrategyOptions<TResult> : ResilienceStrategyOptions
    {
        public Func<FallbackPredicateArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; }
        public Func<FallbackActionArguments<TResult>, ValueTask<Outcome<TResult>>> FallbackAction { get; set; }
    }

    public readonly struct FallbackPredicateArguments<TResult> { public Outcome<TResult> Outcome => throw null; }

    public readonly struct FallbackActionArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public ResilienceContext Context => throw null;
    }
}

namespace Polly.Hedging
{
    public class HedgingStrategyOptions<TResult> : ResilienceStrategyOptions
    {
        public int MaxHedgedAttempts { get; set; }
        public TimeSpan Delay { get; set; }
        public Func<HedgingPredicateArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; }
    }

    public readonly struct HedgingPredicateArguments<TResult> { public Outcome<TResult> Outcome => throw null; }
}

namespace Polly.Registry
{
    public abstract class ResiliencePipelineProvider<TKey>
    {
        public virtual ResiliencePipeline GetPipeline(TKey key) => throw null;
        public virtual ResiliencePipeline<TResult> GetPipeline<TResult>(TKey key) => throw null;
        public abstract bool TryGetPipeline(TKey key, out ResiliencePipeline pipeline);
    }

    public sealed class ResiliencePipelineRegistry<TKey> : ResiliencePipelineProvider<TKey>
    {
        public ResiliencePipeline GetOrAddPipeline(TKey key, Action<ResiliencePipelineBuilder> configure) => throw null;
        public override bool TryGetPipeline(TKey key, out ResiliencePipeline pipeline) => throw null;
    }
}
