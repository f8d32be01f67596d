using System.Reflection;
using System.Text.Json;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Running;

/// <summary>A member of a wrapper with the arguments of a call.</summary>
internal sealed class MemberCall(MethodInfo method, object wrapper, JsonElement[] arguments)
{
    public bool IsAwaitable => typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal);

    /// <summary>The member as the interface in use sees it: its own declaration before those it hides.</summary>
    public static MemberCall Of(Type type, string name, object wrapper, JsonElement[]? arguments)
    {
        var method = type.GetInterfaces().Prepend(type).Select(level => level.GetMethod(name)).FirstOrDefault(static found => found is not null)
            ?? throw new ScenarioFileException($"{type.Name} has no member {name}.");
        return new MemberCall(method, wrapper, arguments ?? []);
    }

    /// <summary>Calls and returns what the member returns; what it throws passes as it is.</summary>
    public object? Invoke(CancellationToken token) =>
        method.Invoke(wrapper, BindingFlags.DoNotWrapExceptions, null, [.. Arguments(token)], null);

    /// <summary>A returned task, whatever its shape.</summary>
    public static Task AsTask(object returned) => returned switch
    {
        Task task => task,
        ValueTask task => task.AsTask(),
        _ => (Task)returned.GetType().GetMethod(nameof(ValueTask.AsTask))!.Invoke(returned, null)!,
    };

    /// <summary>The value of a successful call, as scenarios write it.</summary>
    public object? ResultOf(Task task) =>
        method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;

    private IEnumerable<object?> Arguments(CancellationToken token)
    {
        var next = 0;
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType == typeof(CancellationToken))
                yield return token;
            else if (next >= arguments.Length)
                yield return Default(parameter);
            else if (parameter.IsDefined(typeof(ParamArrayAttribute)) && arguments[next].ValueKind != JsonValueKind.Array)
                yield return Rest(parameter.ParameterType.GetElementType()!, arguments[next..]);
            else
                yield return arguments[next++].Deserialize(parameter.ParameterType);
        }
    }

    private static Array Rest(Type element, JsonElement[] values)
    {
        var rest = Array.CreateInstance(element, values.Length);
        for (var index = 0; index < values.Length; index++) rest.SetValue(values[index].Deserialize(element), index);
        return rest;
    }

    private static object? Default(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue) return parameter.DefaultValue;
        if (parameter.IsDefined(typeof(ParamArrayAttribute))) return Rest(parameter.ParameterType.GetElementType()!, []);
        return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
    }
}
