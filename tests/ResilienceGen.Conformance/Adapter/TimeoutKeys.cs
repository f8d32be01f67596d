using System.Text.Json;
using ResilienceGen.Conformance.Schema;
using ResilienceGen.Conformance.Writing;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>
/// Overrides of the limits. To a scenario attempt and call have a policy each; here they share a section, and with it the switch and the rule that
/// configuration adds none. Where an override of one would reach the other, what the overrides leave of both is worked out here, member by member.
/// </summary>
internal static class TimeoutKeys
{
    private const string Attempt = "timeout";
    private const string Total = "totalTimeout";

    public static bool Concern(Override entry) => entry.Policy is Attempt or Total;

    public static IEnumerable<(string Place, string Key, string? Value)> Of(Scenario scenario)
    {
        var overrides = scenario.Overrides ?? [];
        var concerned = overrides.Where(Concern).ToArray();
        if (concerned.Length == 0) return [];
        var members = Members(scenario.Declared).ToArray();
        var reachesOther = concerned.Any(entry => members.Any(member => (entry.Policy == Attempt ? member.Total : member.Attempt) is not null));
        return reachesOther ? members.SelectMany(member => Resolved(member, scenario, overrides)) : concerned.Select(entry => Direct(entry, scenario));
    }

    private static (string Place, string Key, string? Value) Direct(Override entry, Scenario scenario) =>
        (Places.Of(entry, scenario.Id), entry.Property == "ms" ? LimitKey(entry.Policy) : "Timeout:Enabled", entry.Value.ToString());

    private static IEnumerable<(string Place, string Key, string? Value)> Resolved(Member member, Scenario scenario, Override[] overrides)
    {
        if (member is { Attempt: null, Total: null }) yield break;
        var place = Places.Of(scenario.Declared.Use, member.Name, scenario.Id);
        yield return (place, "Timeout:Enabled", "true");
        // What no override changes is left alone: an endpoint may have a limit of its own.
        if (member.Attempt is { } attempt && Left(Attempt, attempt) is var attemptMs && attemptMs != attempt) yield return (place, LimitKey(Attempt), attemptMs.ToString());
        if (member.Total is { } total && Left(Total, total) is var totalMs && totalMs != total) yield return (place, LimitKey(Total), totalMs.ToString());

        // 0 is none.
        double Left(string policy, double declared) =>
            (Nearest(policy, "enabled") ?? Nearest("nonFallback", "enabled"))?.GetBoolean() != false ? Nearest(policy, "ms")?.GetDouble() ?? declared : 0;

        JsonElement? Nearest(string policy, string property) =>
            overrides.Where(entry => entry.Policy == policy && entry.Property == property && (entry.Method ?? member.Name) == member.Name).MaxBy(static entry => entry.Scope)?.Value;
    }

    private static string LimitKey(string policy) => policy == Attempt ? "Timeout:AttemptMs" : "Timeout:TotalMs";

    private static IEnumerable<Member> Members(Service service) =>
        from type in service.WithBases(service.Find(service.Use))
        from method in type.Methods
        let policies = EffectiveTimeouts.OfMember(service, type, method)
        group policies by method.Name into declarations
        let nearest = declarations.First()
        select new Member(declarations.Key, (nearest.Timeout ?? nearest.Chain?.Endpoint?.Timeout)?.Ms, nearest.TotalTimeout?.Ms);

    private sealed record Member(string Name, double? Attempt, double? Total);
}
