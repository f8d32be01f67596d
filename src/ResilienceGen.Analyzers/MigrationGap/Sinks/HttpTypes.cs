using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Sinks;

/// <summary>Questions about the types around an HTTP call.</summary>
internal static class HttpTypes
{
    public static bool IsClient(ITypeSymbol? type) => type.IsOrDerivesFrom(KnownTypes.HttpMessageInvoker);

    public static bool IsHandler(ITypeSymbol? type) => type.IsOrDerivesFrom(KnownTypes.HttpMessageHandler);

    public static bool IsRequest(ITypeSymbol? type) => type.Is(KnownTypes.HttpRequestMessage);

    public static bool IsResponse(ITypeSymbol? type) => type.Is(KnownTypes.HttpResponseMessage);

    public static bool IsContent(ITypeSymbol? type) => type.IsOrDerivesFrom(KnownTypes.HttpContent);

    public static bool IsCancellationToken(ITypeSymbol? type) => type.Is(KnownTypes.CancellationToken);

    public static bool IsTaskLike(ITypeSymbol? type) => type.Is(KnownTypes.Task) || type.Is(KnownTypes.ValueTask);

    /// <summary>What awaiting the type yields: <c>T</c> of <c>Task&lt;T&gt;</c>, null of <c>Task</c>, the type itself of anything else.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol type) =>
        !IsTaskLike(type) ? type : type is INamedTypeSymbol { TypeArguments: [var result] } ? result : null;
}
