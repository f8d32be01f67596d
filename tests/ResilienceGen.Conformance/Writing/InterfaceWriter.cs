using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Writing;

/// <summary>Writes an interface of a scenario with its policies as attributes.</summary>
internal static class InterfaceWriter
{
    public static void Write(OwnedText text, Service service, ServiceInterface type)
    {
        text.Add(AttributeText.Resilient, type.Name);
        text.Add(AttributeText.Of(EffectiveTimeouts.OnInterface(service, type, type.Policy ?? new PolicySet())), type.Name);
        if (ChainDeclaration.Of(service, type) is { } chain)
            text.Add(AttributeText.Of(chain.Chain, Names.Member), chain.Owner);
        text.Add($"public interface {type.Name}{(type.Extends is { Length: > 0 } bases ? $" : {string.Join(", ", bases)}" : "")}", type.Name);
        text.Add("{");
        foreach (var method in type.Methods)
            WriteMethod(text, service, type, method);
        text.Add("}");
    }

    private static void WriteMethod(OwnedText text, Service service, ServiceInterface type, ServiceMethod method)
    {
        var owner = $"{type.Name}.{method.Name}";
        if (method.Accessibility != MemberAccess.Private) text.Add(AttributeText.Idempotent, owner);
        text.Add(AttributeText.Of(EffectiveTimeouts.OnMethod(service, type, Policies(method.Policy ?? new PolicySet()))), owner);

        var parameters = (method.Params ?? []).Concat(method.TakesToken ? [$"CancellationToken {ParameterText.Token} = default"] : []);
        var modifiers = (method.Accessibility == MemberAccess.Private ? "private " : "") + (method.Redeclares ? "new " : "");
        text.Add($"{modifiers}{method.Returns} {method.Name}({string.Join(", ", parameters)}){Body(method)};", owner);
    }

    // What every endpoint has stands on the member; an endpoint with policies of its own has them on its class.
    private static PolicySet Policies(PolicySet declared) => declared.Chain?.Endpoint is { } endpoint
        ? declared with
        {
            Retry = endpoint.Retry is { } retry ? OneOrMany<RetryValues>.Of(retry) : declared.Retry,
            CircuitBreaker = endpoint.CircuitBreaker ?? declared.CircuitBreaker,
            Timeout = endpoint.Timeout ?? declared.Timeout,
        }
        : declared;

    private static string Body(ServiceMethod method) => method.Accessibility is null
        ? ""
        : " => " + new ReturnShape(method.Returns).Play(
            "ScriptPlayer.Current",
            method.Name,
            method.TakesToken ? ParameterText.Token : null,
            (method.Params ?? []).Select(static parameter => new ParameterText(parameter).Name));
}
