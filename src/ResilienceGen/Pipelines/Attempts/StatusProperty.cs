using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>
/// The property by which the exceptions of a library tell their HTTP status, looked for once per type and known by its shape, so that no library has to be
/// referenced: as <see cref="HttpStatusCode"/> (Refit, RestEase, AWS, Cosmos), as a number (Azure, OpenAI, Flurl, Kiota), as the code of gRPC.
/// </summary>
internal sealed class StatusProperty
{
    private const string GrpcStatusCode = "Grpc.Core.StatusCode";

    private static readonly string[] Names = ["StatusCode", "Status", "HttpStatusCode", "ResponseStatusCode"];
    private static readonly ConditionalWeakTable<Type, StatusProperty> Known = [];

    private readonly PropertyInfo? _property;

    private StatusProperty(PropertyInfo? property) => _property = property;

    public static StatusProperty Of(Type exception) => Known.GetValue(exception, static type => new(Find(type)));

    public HttpStatusCode? Read(Exception exception) => ValueOf(exception) switch
    {
        HttpStatusCode status => status,
        int number => (HttpStatusCode)number,
        Enum code => GrpcStatus.ToHttp(Convert.ToInt32(code, null)),
        _ => null,
    };

    /// <summary>True if gRPC says that the call was cancelled, which it says of its caller's cancellation too.</summary>
    public bool IsCancelled(Exception exception) =>
        ValueOf(exception) is Enum code and not HttpStatusCode && Convert.ToInt32(code, null) == GrpcStatus.Cancelled;

    private object? ValueOf(Exception exception)
    {
        if (_property is null) return null;
        try
        {
            return _property.GetValue(exception);
        }
        catch (Exception fault)
        {
            ResilienceEventSource.Log.FaultSwallowed("The status of an exception", fault);
            return null;
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A property that trimming has removed is read by nobody; without it no status is known, as for any other exception.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The same for the types that the exception derives from.")]
    private static PropertyInfo? Find(Type exception)
    {
        // Type by type, because a derived one may hide a property of the same name.
        for (var type = exception; type is not null && type != typeof(Exception); type = type.BaseType!)
        {
            foreach (var name in Names)
            {
                if (type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { GetMethod.IsPublic: true } property
                    && IsStatus(property.PropertyType))
                {
                    return property;
                }
            }
        }

        return null;
    }

    private static bool IsStatus(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(HttpStatusCode) || type == typeof(int) || type is { IsEnum: true, FullName: GrpcStatusCode };
    }
}
