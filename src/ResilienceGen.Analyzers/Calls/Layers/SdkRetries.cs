using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>Clients of services whose own library sends again unless it is told not to.</summary>
internal sealed class SdkRetries(GapContext engine)
{
    private sealed record Sdk(string Name, Func<ITypeSymbol, bool> IsClient, int? Attempts, params string[] Settings);

    // The defaults of the libraries. That of AWS depends on its version and on the environment.
    private static readonly Sdk[] Known =
    [
        new("OpenAI", type => type.IsBelow("OpenAI") || type.IsBelow("Azure.AI.OpenAI"), 4, "RetryPolicy", "ClientRetryPolicy"),
        new("Azure", type => type.IsBelow("Azure"), 4, "RetryPolicy", "MaxRetries"),
        new("AWS", type => type.IsOrDerivesFrom("Amazon.Runtime.AmazonServiceClient"), null, "MaxErrorRetry", "RetryMode"),
        new("Stripe", type => type.IsOrImplements("Stripe.IStripeClient") || type.IsBelow("Stripe"), 3, "MaxNetworkRetries", "SystemNetHttpClient"),
        new("Telegram", type => type.Is("Telegram.Bot.TelegramBotClient"), 4, "RetryCount", "RetryThreshold"),
    ];

    /// <summary>The retry inside the called library; null where there is none, or where something may have turned it off.</summary>
    public RetryLayer? Of(IInvocationOperation call)
    {
        // Most calls are those of the framework, which brings none of these.
        if (Sink.ReceiverOf(call) is not { Type: { } type } client || type.IsBelow("System") || Known.FirstOrDefault(known => known.IsClient(type)) is not { } sdk) return null;
        if (sdk.Settings.Any(engine.IsWritten)) return null;
        var origins = engine.Origins.Of(client);
        return origins.Count > 0 && origins.All(IsPlain)
            ? new RetryLayer($"the {sdk.Name} SDK", Handled.Nothing, sdk.Attempts, origins[0].Operation.Syntax.GetLocation())
            : null;
    }

    // Created here, and not from options that somebody else has made.
    private static bool IsPlain(Origin origin) =>
        origin is { Kind: OriginKind.Value, Operation: IObjectCreationOperation creation }
        && creation.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || !IsOptions(argument.Value.Type) || argument.Value is IObjectCreationOperation or IConversionOperation { Operand: IObjectCreationOperation });

    private static bool IsOptions(ITypeSymbol? type) => type?.Name is { } name && (name.EndsWith("Options", StringComparison.Ordinal) || name.EndsWith("Config", StringComparison.Ordinal) || name.EndsWith("Client", StringComparison.Ordinal));
}
