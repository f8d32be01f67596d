using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>Reads a <see cref="TimeSpan"/> that is as good as a constant.</summary>
internal static class Durations
{
    /// <summary>The duration; null where only the running program knows it, and for an infinite one.</summary>
    public static TimeSpan? Of(IOperation value) => value.Unwrap() switch
    {
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: nameof(TimeSpan) }, Arguments: [{ Value: var only }, ..] } call
            when call.Arguments.Skip(1).All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue) && Number(only) is { } number => Of(name, number),
        IObjectCreationOperation { Type.Name: nameof(TimeSpan), Arguments: [var hours, var minutes, var seconds] }
            when (Number(hours.Value), Number(minutes.Value), Number(seconds.Value)) is ({ } h, { } m, { } s) => TimeSpan.FromSeconds((h * 3600) + (m * 60) + s),
        IFieldReferenceOperation { Field: { Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) } } => TimeSpan.Zero,
        _ => null,
    };

    /// <summary>As a person would write it: <c>500 ms</c>, <c>10 s</c>.</summary>
    public static string Show(TimeSpan duration) =>
        duration.TotalMilliseconds % 1000 == 0 ? FormattableString.Invariant($"{duration.TotalSeconds} s") : FormattableString.Invariant($"{duration.TotalMilliseconds} ms");

    // Beyond what a timer takes nobody measures.
    private static TimeSpan? Of(string unit, double number) => Math.Abs(number) > int.MaxValue ? null : unit switch
    {
        nameof(TimeSpan.FromMilliseconds) => TimeSpan.FromMilliseconds(number),
        nameof(TimeSpan.FromSeconds) => TimeSpan.FromSeconds(number),
        nameof(TimeSpan.FromMinutes) when number < 100_000 => TimeSpan.FromMinutes(number),
        nameof(TimeSpan.FromHours) when number < 10_000 => TimeSpan.FromHours(number),
        _ => null,
    };

    private static double? Number(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: { } constant } && constant is int or long or double
        ? Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
