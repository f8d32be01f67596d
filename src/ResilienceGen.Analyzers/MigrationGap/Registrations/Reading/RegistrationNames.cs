using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>The registration calls we know, by name; where a call binds, the type that declares it is checked as well.</summary>
internal static class RegistrationNames
{
    public const string AddHttpClient = "AddHttpClient";
    public const string Defaults = "ConfigureHttpClientDefaults";
    public const string AddMessageHandler = "AddHttpMessageHandler";
    public const string AddTypedClient = "AddTypedClient";
    public const string RemoveAll = "RemoveAllResilienceHandlers";

    /// <summary>The calls that add a handler of a known kind.</summary>
    public static readonly IReadOnlyDictionary<string, HandlerKind> Handlers = new Dictionary<string, HandlerKind>(StringComparer.Ordinal)
    {
        ["AddStandardResilienceHandler"] = HandlerKind.Standard,
        ["AddStandardHedgingHandler"] = HandlerKind.Hedging,
        ["AddResilienceHandler"] = HandlerKind.Pipeline,
        ["AddPolicyHandler"] = HandlerKind.Policy,
        ["AddPolicyHandlerFromRegistry"] = HandlerKind.Policy,
        ["AddTransientHttpErrorPolicy"] = HandlerKind.Policy,
        [AddMessageHandler] = HandlerKind.Message,
    };

    // Calls on the builder that leave the handlers alone, or set the one that sends.
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "ConfigureHttpClient", "ConfigurePrimaryHttpMessageHandler", "UseSocketsHttpHandler", "SetHandlerLifetime", "RedactLoggedHeaders",
        "RemoveAllLoggers", "AddDefaultLogger", "AddLogger", "AddHeaderPropagation", "AddServiceDiscovery", "AddAsKeyed",
    };

    private static readonly HashSet<string> Declaring = new(StringComparer.Ordinal)
    {
        KnownTypes.HttpClientFactoryExtensions, KnownTypes.HttpClientBuilderExtensions, KnownTypes.ResilienceClientBuilderExtensions, KnownTypes.PollyClientBuilderExtensions,
    };

    private static readonly string[] Openings = ["Add", "Use", "Configure"];
    private static readonly string[] Hints = ["ServiceDefaults", "HttpDefaults", "Resilien", "Polly"];

    /// <summary>Types with which handlers get into clients by other ways.</summary>
    public static readonly string[] FactoryInternals = ["HttpClientFactoryOptions", "IHttpMessageHandlerBuilderFilter", "HttpMessageHandlerBuilder"];

    /// <summary>The options of the handlers that the library puts together itself.</summary>
    public static readonly string[] StandardOptions = ["HttpStandardResilienceOptions", "HttpStandardHedgingResilienceOptions"];

    /// <summary>The names of which one has to be written where clients are registered.</summary>
    public static IEnumerable<string> All => [AddHttpClient, Defaults, AddTypedClient, RemoveAll, .. Handlers.Keys];

    public static bool IsKnown(string name) => name is AddHttpClient or Defaults or AddTypedClient or RemoveAll || Handlers.ContainsKey(name);

    public static bool IsPlain(string name) => Plain.Contains(name);

    /// <summary>Whether the libraries declare the method, and not a look-alike.</summary>
    public static bool IsDeclaredByLibrary(IMethodSymbol method) =>
        method.ContainingType is { Name: var name } type && Declaring.Any(known => known.EndsWith(name, StringComparison.Ordinal) && type.Is(known));

    /// <summary>Whether an unresolved call may set defaults. A name proves nothing, but it is enough not to claim that there is nothing.</summary>
    public static bool MaySetDefaults(string name) =>
        Openings.Any(opening => name.StartsWith(opening, StringComparison.Ordinal)) && Hints.Any(hint => name.Contains(hint)) && !IsKnown(name) && !IsPlain(name);
}
