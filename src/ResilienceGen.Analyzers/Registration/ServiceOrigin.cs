using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>Where services or a builder come from: through calls of libraries that hand them on, and locals that hold one value.</summary>
/// <param name="Path">The variable they start with and the properties read from it.</param>
/// <param name="Calls">The calls on the way, in their order.</param>
internal sealed record ServiceOrigin(ImmutableArray<ISymbol> Path, ImmutableArray<RegistrationCall> Calls)
{
    private const string GrpcLibraries = "Grpc.";

    /// <summary>The member, or the lambda, whose variable it is.</summary>
    public ISymbol Owner => Path[0].ContainingSymbol;

    /// <summary>The call that registers the client whose builder this is; null where it is not made here.</summary>
    public RegistrationCall? Client => Calls.LastOrDefault(call => !ServiceTypes.IsClientBuilder(call.Receiver?.Type));

    /// <summary>Whether both are certainly the same services.</summary>
    public bool IsSameAs(ServiceOrigin other) => Path.SequenceEqual(other.Path, SymbolEqualityComparer.Default);

    /// <summary>The origin of the value; null where it cannot be followed to a variable that is written once.</summary>
    public static ServiceOrigin? Of(IOperation? value) => value?.Unwrap() switch
    {
        IInvocationOperation operation when RegistrationCall.Of(operation) is { Method: { } method } call && HandsOn(method) && Of(call.Receiver) is { } before =>
            before with { Calls = before.Calls.Add(call) },
        IPropertyReferenceOperation { Property: var property, Instance: { } instance } when ServiceTypes.IsPlatform(property.ContainingAssembly.Name) && Of(instance) is { } holder =>
            holder with { Path = holder.Path.Add(property) },
        ILocalReferenceOperation { Local: var local } reference when reference.Root() is var root && !LocalValues.IsWrittenOtherwise(local, root) && LocalValues.AssignedTo(local, root).ToList() is [var only] =>
            Of(only) ?? At(local),
        IParameterReferenceOperation { Parameter: var parameter } reference when !LocalValues.AssignedTo(parameter, reference.Root()).Any() => At(parameter),
        _ => null,
    };

    private static ServiceOrigin At(ISymbol variable) => new([variable], []);

    private static bool HandsOn(IMethodSymbol method) =>
        ServiceTypes.CanRegister(method.ReturnType)
        && (ServiceTypes.IsPlatform(method) || method.ContainingAssembly.Name.StartsWith(GrpcLibraries, StringComparison.Ordinal));
}
