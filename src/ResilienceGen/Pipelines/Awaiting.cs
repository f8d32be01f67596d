using System.Runtime.CompilerServices;

namespace ResilienceGen.Pipelines;

/// <summary>Gives calls without a result one, so that the path is written once. Free for calls that have ended already.</summary>
internal static class Awaiting
{
    public static ValueTask<Nothing> WithoutResult(Task task) => task.IsCompletedSuccessfully ? default : Await(task);

    public static ValueTask<Nothing> WithoutResult(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully) return Await(task);
        task.GetAwaiter().GetResult();
        return default;
    }

    public static ValueTask ForgetResult(ValueTask<Nothing> task) => task.IsCompletedSuccessfully ? default : Forget(task);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask Forget(ValueTask<Nothing> task) => await task.ConfigureAwait(false);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Nothing> Await(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Nothing> Await(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
