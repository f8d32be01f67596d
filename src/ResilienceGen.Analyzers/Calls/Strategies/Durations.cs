using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Reads durations that the code spells out.</summary>
internal static class Durations
{
    private const string TimeSpanType = "System.TimeSpan";

    /// <summary>The duration; null where only the running program knows it. An infinite one is <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public static TimeSpan? Of(IOperation? value) => value?.Unwrap() switch
    {
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } } when type.Is(TimeSpanType) => TimeSpan.Zero,
        IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType: var type } } when type.Is("System.Threading.Timeout") => Timeout.InfiniteTimeSpan,
        IFieldReferenceOperation { Field: { Name: "MaxValue", ContainingType: var type } } when type.Is(TimeSpanType) => TimeSpan.MaxValue,
        IDefaultValueOperation { Type: var type } when type.Is(TimeSpanType) => TimeSpan.Zero,
        IInvocationOperation { TargetMethod: { Name: var unit, ContainingType: var type } } call when type.Is(TimeSpanType) => From(unit, call),
        IObjectCreationOperation { Type: var type } creation when type.Is(TimeSpanType) => FromParts(creation),
        ILocalReferenceOperation { Local: var local } reference when LocalValues.AssignedTo(local, reference.Root()).ToList() is [var only] && !LocalValues.IsWrittenOtherwise(local, reference.Root()) => Of(only),
        _ => null,
    };

    /// <summary>As a reader would say it: <c>2 s</c>, <c>5 min</c>.</summary>
    public static string Text(TimeSpan duration) =>
        duration == Timeout.InfiniteTimeSpan ? "no limit"
        : duration.TotalMinutes >= 2 && duration.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{duration.TotalMinutes:0} min"
        : duration.TotalSeconds >= 1 ? FormattableString.Invariant($"{duration.TotalSeconds:0.##} s")
        : FormattableString.Invariant($"{duration.TotalMilliseconds:0.##} ms");

    private static TimeSpan? From(string unit, IInvocationOperation call)
    {
        if (call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).ToList() is not [{ Value: var amount }] || Number(amount) is not { } number) return null;
        var ticks = unit switch
        {
            "FromMilliseconds" => TimeSpan.TicksPerMillisecond,
            "FromSeconds" => TimeSpan.TicksPerSecond,
            "FromMinutes" => TimeSpan.TicksPerMinute,
            "FromHours" => TimeSpan.TicksPerHour,
            "FromDays" => TimeSpan.TicksPerDay,
            _ => 0L,
        };
        var total = number * ticks;
        return ticks > 0 && Math.Abs(total) < long.MaxValue / 2 ? TimeSpan.FromTicks((long)total) : null;
    }

    private static TimeSpan? FromParts(IObjectCreationOperation creation)
    {
        var parts = creation.Arguments.Select(argument => Number(argument.Value)).OfType<double>().ToList();
        if (parts.Count != creation.Arguments.Length || parts.Any(part => part is < 0 or > 10_000)) return null;
        return parts switch
        {
            [var hours, var minutes, var seconds] => new TimeSpan((int)hours, (int)minutes, (int)seconds),
            [var days, var hours, var minutes, var seconds] => new TimeSpan((int)days, (int)hours, (int)minutes, (int)seconds),
            _ => null,
        };
    }

    private static double? Number(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: IConvertible number and (int or long or double) } ? Convert.ToDouble(number) : null;
}
