using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG2013 at registrations: a handler that would wait as long as the server asks is told not to.</summary>
internal sealed class HandlerIgnoresRetryAfter : RegistrationRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [RetryAfterIgnored.Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        from operation in type.Operations<IInvocationOperation>()
        let call = RegistrationCall.Of(operation)
        where call.IsOfLibrary && RegistrationNames.Handlers.TryGetValue(call.Name, out var kind) && kind is HandlerKind.Standard or HandlerKind.Pipeline
        from setting in SwitchesOf(call, type)
        select Diagnostic.Create(RetryAfterIgnored.Descriptor, setting.Syntax.GetLocation(), [call.Location], "A request", call.Name, "");

    private static IEnumerable<IOperation> SwitchesOf(RegistrationCall handler, ReviewedType type)
    {
        if (handler.Name == "AddResilienceHandler")
        {
            return handler.Arguments.LastOrDefault()?.Value.AsLambda() is not { } configure ? []
                : from strategy in type.Guards.StrategiesOf(configure).Strategies
                  where strategy is { Kind: StrategyKind.Retry, Options: { IsHttp: true } options } && options["DelayGenerator"] is null && strategy.Handled.Certainly(Failures.Throttling)
                  let setting = strategy.Options!["ShouldRetryAfterHeader"]
                  where RetryAfterIgnored.IsSwitchedOff(setting)
                  select setting;
        }

        return handler.Name == "AddStandardResilienceHandler"
            && HandlerSettings.Of(handler.Location, type.Engine) is { IsWhole: true } settings
            && settings["Retry.DelayGenerator"] is null && settings["Retry.ShouldHandle"] is null
            && settings["Retry.ShouldRetryAfterHeader"] is { } written && RetryAfterIgnored.IsSwitchedOff(written)
                ? [written]
                : [];
    }
}
