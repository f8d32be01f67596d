using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>One or two members with policies on every level, perhaps with fallbacks, perhaps inherited or declared again.</summary>
internal sealed class RandomService
{
    private static readonly string[] AllErrors =
    [
        "TestError", "SkippedError", "OtherError", "ParentError", "ChildError", "E0", "E0S", "E1", "E2",
        nameof(IOException), nameof(InvalidOperationException), nameof(ArgumentException),
    ];

    private readonly Dice _dice;
    private readonly string[] _errors;
    private readonly RandomPolicies _policies;
    private readonly RandomScripts _scripts;
    private readonly Dictionary<string, Script> _played = [];

    private RandomService(Dice dice)
    {
        _dice = dice;
        _errors = dice.Some(AllErrors, most: 5);
        _policies = new RandomPolicies(dice, _errors);
        _scripts = new RandomScripts(dice, _errors);
    }

    public static Draft Make(Dice dice) => new RandomService(dice).Make();

    private Draft Make()
    {
        string[] members = _dice.Chance(0.5) ? ["ServiceA"] : ["ServiceA", "ServiceB"];
        var type = new ServiceInterface(Draft.Used, [.. members.SelectMany(Member)], Policy: _dice.Maybe(0.3, _policies.Member));
        ServiceInterface[] types = _dice.Chance(0.25) ? Split(type) : [type];
        return new Draft(new Service(types, Draft.Used), _played, members, _errors);
    }

    private IEnumerable<ServiceMethod> Member(string name)
    {
        var policy = _policies.Member() with { TotalTimeout = _dice.Maybe(0.3, _policies.Total) };
        if (_dice.Chance(0.35))
        {
            yield return Fallback($"Fallback{name}");
            _played.Add(name, _scripts.Make("ok", "a", "b"));
            yield return new ServiceMethod(name, Policy: policy with { Fallback = _policies.Fallback($"Fallback{name}") });
        }
        else
        {
            var returns = _dice.Chance(0.75) ? "Task<string>" : _dice.Pick("ValueTask<string>", "Task", "ValueTask");
            _played.Add(name, returns.EndsWith('>') ? _scripts.Make("ok", "a", "b") : _scripts.Make(""));
            yield return new ServiceMethod(name, returns, Policy: policy);
        }
    }

    private ServiceMethod Fallback(string name)
    {
        var outcome = _dice.Pick(
            new Outcome(Ok: "fallback"),
            new Outcome(OkError: true),
            new Outcome(Throw: _dice.Pick(_errors)),
            new Outcome(Ok: "fallback", AfterMs: 29));
        _played.Add(name, new Script(Then: outcome));
        return new ServiceMethod(name, Params: outcome.OkError ? ["Exception error"] : null);
    }

    /// <summary>Some members move to a base, which may have policies of its own; one of them may be declared again, hiding what the base says.</summary>
    private ServiceInterface[] Split(ServiceInterface type)
    {
        var inherited = _dice.Some(type.Methods, type.Methods.Length);
        ServiceMethod[] moved = [.. type.Methods.Where(method => IsFallback(method) || inherited.Contains(method))];
        var parent = new ServiceInterface("IBase", moved, Policy: _dice.Maybe(0.5, _policies.Member));
        var again = _dice.Chance(0.4) ? moved.FirstOrDefault(static method => !IsFallback(method)) : null;
        ServiceMethod[] hiding = again is null ? [] : [new(again.Name, again.Returns, Redeclares: true, Policy: _dice.Maybe(0.6, _policies.Member))];
        return [parent, type with { Methods = [.. type.Methods.Except(moved), .. hiding], Extends = [parent.Name] }];
    }

    private static bool IsFallback(ServiceMethod method) => method.Name.StartsWith("Fallback", StringComparison.Ordinal);
}
