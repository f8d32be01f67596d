using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>What code says about the options of a standard handler: <c>options.Retry.MaxRetryAttempts = 5</c>, in its own lambda or in a <c>Configure</c> behind it.</summary>
internal sealed class HandlerSettings
{
    private readonly Dictionary<string, IOperation> _values = new(StringComparer.Ordinal);

    private HandlerSettings(IInvocationOperation add)
    {
        foreach (var call in Links(add))
        {
            foreach (var argument in call.Arguments.Where(argument => argument.Parameter is { Ordinal: > 0 } or { ContainingSymbol: IMethodSymbol { IsExtensionMethod: false } })) Read(argument);
        }
    }

    /// <summary>Whether all code that sets anything has been read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Whether a configuration section may hold other values.</summary>
    public bool IsBound { get; private set; }

    /// <summary>The settings that are handed to a method, such as <c>options.Retry.DisableForUnsafeHttpMethods()</c>, by the method's name.</summary>
    public HashSet<string> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>What the setting is given, by its path below the options; null where it keeps its default.</summary>
    public IOperation? this[string path] => _values.TryGetValue(path, out var value) ? value : null;

    public static HandlerSettings Of(IInvocationOperation add) => new(add);

    // The call itself, and what is called on its result.
    private static IEnumerable<IInvocationOperation> Links(IInvocationOperation add)
    {
        for (var link = add; ;)
        {
            yield return link;
            var next = link.Ancestors().FirstOrDefault(ancestor => ancestor is not (IConversionOperation or IArgumentOperation)) as IInvocationOperation;
            if (next is null || !ReferenceEquals(Sink.ReceiverOf(next), link)) yield break;
            link = next;
        }
    }

    private void Read(IArgumentOperation argument)
    {
        if (argument.Value.AsLambda() is { } lambda) Read(lambda);
        else if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate) IsWhole = false;
        else if (argument.Parameter?.Type.SpecialType != SpecialType.System_String) IsBound = true;
    }

    private void Read(IAnonymousFunctionOperation lambda)
    {
        // Configure((options, services) => ...) takes the options first.
        if (lambda.Symbol.Parameters.FirstOrDefault() is not { } options) return;
        foreach (var use in lambda.Body.Descendants<IParameterReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, options))) Read(use);
    }

    private void Read(IParameterReferenceOperation options)
    {
        IOperation current = options;
        var path = new List<string>();
        while (current.Parent is IPropertyReferenceOperation property && ReferenceEquals(property.Instance, current))
        {
            path.Add(property.Property.Name);
            current = property;
        }

        var isCertain = IsCertain(current);
        if (current.Parent is ISimpleAssignmentOperation assignment && ReferenceEquals(assignment.Target, current) && isCertain) Set(string.Join(".", path), assignment.Value);
        else if (current.Parent is IArgumentOperation { Parent: IInvocationOperation call } && path.Count > 0) Calls.Add(call.TargetMethod.Name);
        else if (current.Parent is IInvocationOperation own && path.Count > 0) Calls.Add(own.TargetMethod.Name);
        else IsWhole = false;
    }

    private void Set(string path, IOperation value)
    {
        _values[path] = value;
        if (value.Unwrap() is not IObjectCreationOperation { Initializer.Initializers: var parts }) return;
        foreach (var part in parts.OfType<ISimpleAssignmentOperation>())
        {
            if (part.Target is IPropertyReferenceOperation { Property.Name: var name }) _values[$"{path}.{name}"] = part.Value;
        }
    }

    private static bool IsCertain(IOperation part) =>
        !part.Ancestors().TakeWhile(ancestor => ancestor is not IAnonymousFunctionOperation).Any(ancestor => ancestor is IConditionalOperation or ISwitchOperation or ILoopOperation or ITryOperation);
}
