using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Values;

/// <summary>One backwards walk from a value to its origins. Flow-insensitive: every assignment counts.</summary>
internal sealed class OriginTracer(BodySource bodies, References references, Implementations implementations, bool intoCallers)
{
    // A walk that needs more steps than this is not a proof anybody could follow.
    private const int MaxSteps = 400;

    private readonly List<Origin> _found = [];
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _overridden = new(SymbolEqualityComparer.Default);
    private int _steps;

    public IReadOnlyList<Origin> Found => _found;

    public void Trace(IOperation value, CallFrame? frame)
    {
        var operation = value.Unwrap();
        if (++_steps > MaxSteps)
        {
            Add(operation, OriginKind.Lost);
            return;
        }

        switch (operation)
        {
            case ILiteralOperation or IDefaultValueOperation:
                break;
            case ICoalesceOperation coalesce:
                Trace(coalesce.Value, frame);
                Trace(coalesce.WhenNull, frame);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                Trace(choice.WhenTrue, frame);
                Trace(otherwise, frame);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms) Trace(arm.Value, frame);
                break;
            case ICoalesceAssignmentOperation assignment:
                Trace(assignment.Value, frame);
                Trace(assignment.Target, frame);
                break;
            case ISimpleAssignmentOperation assignment:
                Trace(assignment.Value, frame);
                break;
            case IConditionalAccessOperation access:
                Trace(access.WhenNotNull, frame);
                break;
            case IThrowOperation:
                break;
            default:
                TraceReference(operation, frame);
                break;
        }
    }

    public void TraceReturns(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, CallFrame? outer)
    {
        if (outer?.Contains(method) == true) return;
        var frame = new CallFrame(method, arguments, outer);
        foreach (var body in bodies.Of(method)) TraceReturns(body, frame);
    }

    private void TraceReturns(IOperation function, CallFrame? frame)
    {
        foreach (var part in function.DescendantsInFunction<IOperation>())
        {
            if (part is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned }) Trace(returned, frame);
        }
    }

    private void TraceReference(IOperation operation, CallFrame? frame)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                TraceLocal(local, frame);
                break;
            case IParameterReferenceOperation parameter:
                TraceParameter(parameter, frame);
                break;
            case IFieldReferenceOperation { Field: var field }:
                TraceStorage(field, operation);
                break;
            case IPropertyReferenceOperation property:
                TraceProperty(property, frame);
                break;
            case IInvocationOperation call:
                TraceCall(call, frame);
                break;
            case IObjectCreationOperation or IAnonymousFunctionOperation or IDelegateCreationOperation or IInstanceReferenceOperation or IMethodReferenceOperation:
                Add(operation, OriginKind.Value);
                break;
            default:
                Add(operation, OriginKind.Lost);
                break;
        }
    }

    private void TraceLocal(ILocalReferenceOperation reference, CallFrame? frame)
    {
        if (!_visited.Add(reference.Local)) return;
        var root = reference.Root();
        if (LocalValues.IsWrittenOtherwise(reference.Local, root)) Add(reference, OriginKind.Lost);
        foreach (var value in LocalValues.AssignedTo(reference.Local, root)) Trace(value, frame);
    }

    private void TraceParameter(IParameterReferenceOperation reference, CallFrame? frame)
    {
        var parameter = reference.Parameter.OriginalDefinition;
        if (parameter.ContainingSymbol is not IMethodSymbol method) return;
        // client ??= new HttpClient()
        if (_overridden.Add(parameter))
        {
            foreach (var value in LocalValues.AssignedTo(parameter, reference.Root())) Trace(value, frame);
        }

        if (frame is not null && SymbolEqualityComparer.Default.Equals(frame.Method, method))
        {
            foreach (var argument in frame.Arguments)
            {
                if (argument.Parameter?.Ordinal == parameter.Ordinal) Trace(argument.Value, frame.Outer);
            }

            return;
        }

        if (!_visited.Add(parameter)) return;
        if (!intoCallers) Add(reference, OriginKind.Outside);
        else if (method.MethodKind is MethodKind.AnonymousFunction) Add(reference, OriginKind.Lost);
        else if (method is { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property }) TraceWrites(property, reference);
        else TraceArguments(method, parameter, reference);
    }

    private void TraceArguments(IMethodSymbol method, IParameterSymbol parameter, IOperation reference)
    {
        var uses = method.MethodKind == MethodKind.LocalFunction
            ? [.. reference.Root().Descendants<IInvocationOperation>().Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method))]
            : references.To(method);
        if (uses.IsEmpty || IsOpen(method)) Add(reference, OriginKind.Outside);
        foreach (var use in uses)
        {
            var arguments = use switch
            {
                IInvocationOperation call => call.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => [],
            };
            if (arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { } handed) Trace(handed.Value, frame: null);
        }
    }

    // Callers elsewhere: they add origins, they do not take away those found here.
    private static bool IsOpen(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.NotApplicable) return method.MethodKind == MethodKind.Constructor;
        }

        return true;
    }

    private void TraceProperty(IPropertyReferenceOperation reference, CallFrame? frame)
    {
        var property = reference.Property.OriginalDefinition;
        if (property is { Name: "Value", ContainingType.Name: "Lazy" or "AsyncLazy" } && reference.Instance is { } lazy)
        {
            TraceDelegates(lazy, frame);
        }
        else if (property.GetMethod is not { } getter || !bodies.IsInSource(property))
        {
            Add(reference, OriginKind.Value);
        }
        else if (implementations.Of(getter) is var getters && getters.Any(target => !bodies.Of(target).IsEmpty))
        {
            foreach (var target in getters) TraceReturns(target, [], frame);
        }
        else
        {
            TraceStorage(property, reference);
            foreach (var target in getters.Where(target => !SymbolEqualityComparer.Default.Equals(target, getter)))
            {
                if (target.AssociatedSymbol is { } other) TraceStorage(other, reference);
            }
        }
    }

    private void TraceStorage(ISymbol member, IOperation reference)
    {
        var definition = member.OriginalDefinition;
        if (!bodies.IsInSource(definition)) Add(reference, OriginKind.Value);
        else if (_visited.Add(definition)) TraceWrites(definition, reference);
    }

    private void TraceWrites(ISymbol member, IOperation reference)
    {
        var before = _found.Count;
        var written = false;
        foreach (var initializer in bodies.InitializersOf(member).OfType<ISymbolInitializerOperation>())
        {
            written = true;
            Trace(initializer.Value, frame: null);
        }

        foreach (var use in references.To(member))
        {
            if (use.Parent is not IAssignmentOperation assignment || !ReferenceEquals(assignment.Target, use)) continue;
            written = true;
            Trace(assignment.Value, frame: null);
        }

        // A member that only an object elsewhere, or a container, can have filled.
        if (!written && _found.Count == before) Add(reference, OriginKind.Outside);
    }

    private void TraceCall(IInvocationOperation call, CallFrame? frame)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (IsForeign(method))
        {
            Add(call, OriginKind.Value);
        }
        else if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } factory)
        {
            TraceDelegates(factory, frame);
        }
        else if (method.MethodKind == MethodKind.LocalFunction)
        {
            var function = call.Root().Descendants<ILocalFunctionOperation>().FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.Symbol, method));
            if (function is not null && frame?.Contains(method) != true) TraceReturns(function, new CallFrame(method, call.Arguments, frame));
        }
        else if (method.Name is "GetOrAdd" or "EnsureInitialized" or "GetOrCreate" && call.Arguments.LastOrDefault(argument => argument.Value.Unwrap() is IDelegateCreationOperation) is { } create)
        {
            TraceDelegates(create.Value, frame);
        }
        else if (method.Name is "FromResult" && call.Arguments is [var only])
        {
            Trace(only.Value, frame);
        }
        else if (implementations.Of(method).Where(target => !bodies.Of(target).IsEmpty).ToList() is { Count: > 0 } targets && bodies.IsInSource(method))
        {
            foreach (var target in targets) TraceReturns(target, call.Arguments, frame);
        }
        else
        {
            Add(call, OriginKind.Value);
        }
    }

    // A stand-in declaration has a body, but not the real one.
    private static bool IsForeign(IMethodSymbol method) =>
        method.IsBelow(KnownTypes.PollyNamespace) || method.IsBelow("Microsoft.Extensions") || method.IsBelow("Microsoft.AspNetCore") || method.IsBelow("System.Net.Http");

    /// <summary>What the delegates return that the value is, or that the lazy object was made with.</summary>
    private void TraceDelegates(IOperation value, CallFrame? frame)
    {
        var inner = new OriginTracer(bodies, references, implementations, intoCallers) { _steps = _steps };
        inner.Trace(value, frame);
        foreach (var origin in inner.Found)
        {
            var source = origin.Operation is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? arguments[0].Value.Unwrap() : origin.Operation;
            switch (source.AsCode())
            {
                case IAnonymousFunctionOperation lambda:
                    TraceReturns(lambda, frame);
                    break;
                case IMethodReferenceOperation { Method: var method } when bodies.IsInSource(method):
                    TraceReturns(method.OriginalDefinition, [], frame);
                    break;
                default:
                    Add(origin.Operation, origin.Kind == OriginKind.Outside ? OriginKind.Outside : OriginKind.Lost);
                    break;
            }
        }
    }

    private void Add(IOperation operation, OriginKind kind) => _found.Add(new Origin(operation, kind));
}
