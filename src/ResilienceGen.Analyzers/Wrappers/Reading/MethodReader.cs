using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading.Fallbacks;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Reads the methods of one interface: which run on the resilient path, under which name and policy, and which pass through.</summary>
internal sealed class MethodReader(INamedTypeSymbol wrapped, Compilation compilation, ImmutableArray<CollectedMember> members, TypeText types, NameScope fields)
{
    private readonly PolicyReader _policies = new(wrapped);
    private readonly FallbackReader _fallbacks = new(wrapped, compilation, types, fields);
    private readonly NameScope _operations = new([]);
    private readonly string _endpoint = EndpointName.Of(wrapped);
    private readonly HashSet<string> _overloaded = RepeatedNames.In(members.Where(static member => member.Symbol is IMethodSymbol).Select(OperationStem));

    public MethodReading Read(IMethodSymbol method, CollectedMember member)
    {
        var isExempt = _policies.LeavesAlone(method);
        var unprotected = isExempt ? null : UnprotectedShape.Reason(method);
        var model = isExempt || unprotected is not null ? Forward(method, member) : Operation(method, member);
        return new MethodReading(method, model, unprotected);
    }

    private MethodModel Forward(IMethodSymbol method, CollectedMember member) => new(
        PassThroughReader.Identity(member, HoldsPointer(method), types),
        RefKindText.Of(method.RefKind) + types.Of(method.ReturnType),
        TypeParameters(method, member),
        SignatureReader.Parameters(method.Parameters, token: null, member.IsExplicit, types),
        ReturnsByRef: method.RefKind != RefKind.None)
    {
        Disposal = Plumbing.DisposalOf(method),
    };

    private OperationModel Operation(IMethodSymbol method, CollectedMember member)
    {
        var policy = _policies.Read(method, types);
        var fallback = _fallbacks.Read(method);
        return new(
            PassThroughReader.Identity(member, isUnsafe: false, types),
            types.Of(method.ReturnType),
            TypeParameters(method, member),
            SignatureReader.Parameters(method.Parameters, CallerToken.Of(method), member.IsExplicit, types),
            CallShape.Of(method.ReturnType),
            CallShape.YieldOf(method.ReturnType) is { } result ? types.Of(result) : null,
            _endpoint,
            _operations.Take(OperationName(method, member)),
            NameScope.Escape(fields.Take("_" + NameScope.Camel(method.Name))),
            NameScope.Escape(fields.Take(method.Name + "Descriptor")),
            fallback is null && policy.Fallback is not null ? policy with { Fallback = null } : policy,
            fallback,
            PartitionOf(method),
            HandledResultsOf(method));
    }

    private string? HandledResultsOf(IMethodSymbol method) =>
        method.Find(KnownTypes.HandleResultAttribute) is { } attribute && HandledResult.Of(method, attribute, compilation).Predicate is { } predicate
            ? $"{types.Of(predicate.ContainingType)}.{NameScope.Escape(predicate.Name)}"
            : null;

    private string? PartitionOf(IMethodSymbol method) =>
        CircuitPartition.Parameter(method, _policies.Nearest(method, KnownTypes.CircuitBreakerAttribute)?.Attribute) is { } parameter
            ? CircuitPartition.Text(parameter)
            : null;

    private TypeParameterListModel TypeParameters(IMethodSymbol method, CollectedMember member) =>
        member.IsExplicit
            ? SignatureReader.InheritedTypeParameters(method, types)
            : SignatureReader.TypeParameters(method.TypeParameters, types);

    // Overloads are told apart by their parameter types, hidden members by the interface that declares them.
    private string OperationName(IMethodSymbol method, CollectedMember member)
    {
        var stem = OperationStem(member);
        return _overloaded.Contains(stem)
            ? $"{stem}({string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)))})"
            : stem;
    }

    private static string OperationStem(CollectedMember member) =>
        member.IsExplicit ? $"{member.Symbol.ContainingType.Name}.{member.Symbol.Name}" : member.Symbol.Name;

    private static bool HoldsPointer(IMethodSymbol method) =>
        UnprotectedShape.HoldsPointer(method.ReturnType) || method.Parameters.Any(parameter => UnprotectedShape.HoldsPointer(parameter.Type));
}
