using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>Runs the steps of one composition, through the methods it calls and with the arguments it gives them.</summary>
/// <param name="methods">What a called method does.</param>
/// <param name="traitsOf">What a message handler of a type does.</param>
internal sealed class StepRunner(MethodSteps methods, Func<ITypeSymbol, Traits> traitsOf)
{
    private const int MaxSteps = 5_000;

    private readonly List<ClientDraft> _clients = [];
    private readonly List<ClientDraft> _defaults = [];
    private readonly List<string> _doubts = [];
    private readonly List<SilentCall> _silent = [];
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private int _steps;

    public static Composition Run(ImmutableArray<RegistrationStep> steps, IMethodSymbol? root, MethodSteps methods, Func<ITypeSymbol, Traits> traitsOf)
    {
        var runner = new StepRunner(methods, traitsOf);
        runner.Run(steps, new Frame(StepScope.Open, Client: null, IsSure: true, root?.Locations.FirstOrDefault() ?? Location.None));
        return new(root, [.. runner._clients.SelectMany(client => client.Finish())], [.. runner._defaults.SelectMany(client => client.Finish())], [.. runner._doubts.Distinct()]) { Silent = [.. runner._silent] };
    }

    /// <returns>The client whose builder the steps hand back.</returns>
    private ClientDraft? Run(ImmutableArray<RegistrationStep> steps, Frame frame)
    {
        ClientDraft? returned = null;
        foreach (var step in steps)
        {
            if (++_steps > MaxSteps)
            {
                _doubts.Add("tooComplex");
                return returned;
            }

            returned = Run(step, frame with { Place = step.Place ?? frame.Place }) ?? returned;
        }

        return returned;
    }

    private ClientDraft? Run(RegistrationStep step, Frame frame)
    {
        switch (step)
        {
            case AddHandler handler:
                frame.Client?.Add(new RegisteredHandler(handler.Kind, handler.Handler is null ? handler.Traits : OfType(handler.Handler, frame), handler.Handler, frame.Place), frame.IsSure);
                return null;
            case RemoveHandlers:
                if (frame.Client is { } cleared) Remove(cleared, frame);
                return null;
            case AddTypedClient typed:
                if (frame.Scope.Resolve(typed.Client) is { } added) frame.Client?.Add(added);
                return null;
            case LosesTrack lost:
                Lose(frame.Client, lost.Reason);
                return null;
            case RegisterClient client:
                return Register(client, frame);
            case ConfigureDefaults defaults:
                SetDefaults(defaults, frame);
                return null;
            case RunDelegate run:
                RunCode(frame.Scope.Resolve(run.Delegate), frame);
                return null;
            case When { Condition: var condition, Steps: var inner }:
                return condition.Holds(frame.Scope) switch
                {
                    false => null,
                    true => Run(inner, frame),
                    _ => Run(inner, frame with { IsSure = false }),
                };
            case CallMethod call:
                return Call(call, frame);
            default:
                return null;
        }
    }

    // The client of a name is one, however often it is registered: what the earlier registrations have added goes as well.
    private void Remove(ClientDraft client, Frame frame)
    {
        client.Remove(frame.IsSure);
        foreach (var earlier in _clients.Where(other => other != client && other.MayMeet(client))) earlier.RemoveBefore(frame.Place, frame.IsSure && earlier.Meets(client));
    }

    private Traits OfType(ITypeSymbol handler, Frame frame) =>
        frame.Scope.Resolve(handler) is { } type ? traitsOf(type) : Traits.Unknown("foreignHandler");

    private ClientDraft? Register(RegisterClient client, Frame frame)
    {
        var types = client.Clients.Select(frame.Scope.Resolve).OfType<ITypeSymbol>().ToList();
        var names = NamesOf(client.Name, types, frame);
        var kind = !client.Clients.IsEmpty ? RegistrationKind.Typed : names is [""] ? RegistrationKind.Default : RegistrationKind.Named;
        var draft = new ClientDraft(kind, names, !frame.IsSure, frame.Place);
        foreach (var type in types) draft.Add(type);
        _clients.Add(draft);
        Run(client.Steps, frame with { Client = draft, IsSure = true });
        return client.IsReturned ? draft : null;
    }

    // The factory files a typed client under the short name of its type.
    private static ImmutableArray<string?> NamesOf(StepValue? name, List<ITypeSymbol> types, Frame frame)
    {
        if (name is null) return [types.Count > 0 ? types[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : null];
        var names = frame.Scope.Resolve(name).Constants.Select(ConstantText.NameIn).ToImmutableArray();
        return names.IsEmpty ? [null] : names;
    }

    private void SetDefaults(ConfigureDefaults defaults, Frame frame)
    {
        var draft = new ClientDraft(RegistrationKind.Defaults, [null], !frame.IsSure, frame.Place);
        _defaults.Add(draft);
        RunCode(frame.Scope.Resolve(defaults.Configure), frame with { Client = draft, IsSure = true });
    }

    private void RunCode(BoundValue value, Frame frame)
    {
        if (value is { Code: { } code, Scope: { } scope }) Run(code.Steps, frame with { Scope = scope });
        else if (!value.Constants.Contains(ConstantText.Null)) Lose(frame.Client, "conditionalRegistration");
    }

    private ClientDraft? Call(CallMethod call, Frame frame)
    {
        var returned = call.OnBuilder ? frame.Client : null;
        if (methods.Of(call.Target) is not { } steps)
        {
            if (methods.MayRegister(call.Target))
            {
                Lose(returned, "referencedDefaults");
                _silent.Add(new SilentCall(call.Target, frame.Place));
            }
        }
        else if (_running.Add(call.Target.Id))
        {
            var scope = new StepScope([.. call.Arguments.Select(frame.Scope.Resolve)], Construct(call.Target.Symbol, frame.Scope));
            var made = Run(steps, frame with { Scope = scope, Client = returned });
            _running.Remove(call.Target.Id);
            returned ??= made;
        }

        if (call.OnBuilder) return null;
        Run(call.Continued, frame with { Client = returned });
        return call.IsReturned ? returned : null;
    }

    private static IMethodSymbol? Construct(IMethodSymbol? method, StepScope scope)
    {
        if (method is not { IsGenericMethod: true }) return method;
        var types = method.TypeArguments.Select(scope.Resolve).ToArray();
        return types.All(type => type is not null) ? method.OriginalDefinition.Construct(types!) : null;
    }

    private void Lose(ClientDraft? client, string reason)
    {
        if (client is not null) client.Lose(reason);
        else _doubts.Add(reason);
    }

    private sealed record Frame(StepScope Scope, ClientDraft? Client, bool IsSure, Location Place);
}
