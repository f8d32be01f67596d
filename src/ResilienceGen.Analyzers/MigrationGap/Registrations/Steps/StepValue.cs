using System.Collections.Immutable;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

/// <summary>A value in registration code, as far as it matters there: names, switches, delegates.</summary>
internal abstract record StepValue
{
    public static readonly StepValue Opaque = new OpaqueValue();

    public static StepValue Of(string constant) => new ConstantValue([constant]);
}

/// <summary>One constant, or several where a loop runs over them; in the writing of <see cref="ConstantText"/>.</summary>
internal sealed record ConstantValue(ImmutableArray<string> Texts) : StepValue;

/// <summary>What the caller hands in.</summary>
internal sealed record ParameterValue(int Ordinal) : StepValue;

/// <summary>A delegate whose code is seen; its parameter is the client at hand.</summary>
internal sealed record CodeValue(ImmutableArray<RegistrationStep> Steps) : StepValue;

/// <summary>A value that only the running program knows.</summary>
internal sealed record OpaqueValue : StepValue;
