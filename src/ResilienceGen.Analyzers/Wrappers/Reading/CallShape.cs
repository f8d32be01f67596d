using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>What the return type of a method says about how it is called and what it results in.</summary>
internal static class CallShape
{
    /// <summary>The entry point of the runtime that fits.</summary>
    public static CallKind Of(ITypeSymbol returnType) => returnType.OriginalDefinition switch
    {
        var type when type.IsNamed(KnownTypes.Task) || type.IsNamed(KnownTypes.TaskOfResult) => CallKind.ExecuteAsync,
        var type when type.IsNamed(KnownTypes.ValueTask) || type.IsNamed(KnownTypes.ValueTaskOfResult) => CallKind.ExecuteValueAsync,
        var type when type.IsNamed(KnownTypes.AsyncEnumerable) => CallKind.ExecuteStream,
        _ => CallKind.Execute,
    };

    /// <summary>The type of the result, what a task holds; null where there is none.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol returnType) => Of(returnType) == CallKind.ExecuteStream ? returnType : YieldOf(returnType);

    /// <summary>The same, but of a stream the type of an item.</summary>
    public static ITypeSymbol? YieldOf(ITypeSymbol returnType) => Of(returnType) switch
    {
        CallKind.Execute => returnType.SpecialType == SpecialType.System_Void ? null : returnType,
        _ => ((INamedTypeSymbol)returnType).TypeArguments.FirstOrDefault(),
    };
}
