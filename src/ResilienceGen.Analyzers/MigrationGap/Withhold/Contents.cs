using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>Whether the body of a request can be sent a second time.</summary>
internal static class Contents
{
    private static readonly HashSet<string> Replayable = new(StringComparer.Ordinal)
    {
        "StringContent", "ByteArrayContent", "JsonContent", "FormUrlEncodedContent", "ReadOnlyMemoryContent",
    };

    /// <summary>A stream is read by the first attempt.</summary>
    public static bool IsStream(CallDescription call) => Bodies(call).SelectMany(Made).Any(made =>
        made.Type.IsOrDerivesFrom(KnownTypes.StreamContent)
        || (made.Type?.Name.StartsWith("Multipart", StringComparison.Ordinal) == true));

    /// <summary>A stream of the call site would be read by the first attempt, however it is wrapped.</summary>
    public static bool UsesStream(CallDescription call) =>
        call.Parts.Any(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && part.Type.IsOrDerivesFrom(KnownTypes.Stream));

    /// <summary>A content made elsewhere may be a stream, or be disposed there.</summary>
    public static bool IsForeign(CallDescription call) => Bodies(call).Any(body =>
        !Replayable.Contains(body.Type?.Name ?? "")
        && Made(body).Any(made => made is not IObjectCreationOperation && !Replayable.Contains(made.Type?.Name ?? "") && made is not ILiteralOperation));

    /// <summary>Whether all that is sent with the call can be read again from the same object.</summary>
    public static bool AreReplayable(CallDescription call) =>
        Bodies(call).All(body => Replayable.Contains(body.Type?.Name ?? "") || body.ConstantValue is { HasValue: true, Value: null });

    // The content argument, and what is put into a request that moves into the delegate.
    private static IEnumerable<IOperation> Bodies(CallDescription call)
    {
        if (call.Content is { } content) yield return content.Unwrap();
        if (call.Request?.Unwrap() is not { } request) yield break;
        var root = call.Sink.Operation.Root();
        foreach (var assignment in root.Descendants<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: "Content", Instance: { } instance } && IsOn(instance, request)) yield return assignment.Value.Unwrap();
        }
    }

    private static bool IsOn(IOperation instance, IOperation request) => (instance, request) switch
    {
        (ILocalReferenceOperation left, ILocalReferenceOperation right) => SymbolEqualityComparer.Default.Equals(left.Local, right.Local),
        (IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } part, ILocalReferenceOperation { Local: var local }) =>
            LocalValues.AssignedTo(local, request.Root()).Any(value => part.IsWithin(value)),
        (IInstanceReferenceOperation part, IObjectCreationOperation) => part.IsWithin(request),
        _ => false,
    };

    private static IEnumerable<IOperation> Made(IOperation body) => body switch
    {
        ILocalReferenceOperation { Local: var local } => LocalValues.AssignedTo(local, body.Root()).Select(value => value.Unwrap()),
        _ => [body],
    };
}
