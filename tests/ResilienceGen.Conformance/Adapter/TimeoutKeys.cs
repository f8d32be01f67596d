using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>Overrides of a limit. To a scenario there are two policies; here they share a section, and with it the switch and the rule that configuration adds none.</summary>
internal static class TimeoutKeys
{
    public static IEnumerable<(string Key, string? Value)> Of(Override entry, Service service)
    {
        var isTotal = entry.Policy == "totalTimeout";
        var mine = Declared(service, entry, isTotal);
        var key = isTotal ? "Timeout:TotalMs" : "Timeout:AttemptMs";
        if (mine is null) return [];
        if (entry.Property == "ms") return [(key, entry.Value.ToString())];
        if (entry.Property != "enabled") throw new ArgumentException($"Nobody knows the property '{entry.Property}'.", nameof(entry));
        if (Declared(service, entry, !isTotal) is null) return [("Timeout:Enabled", entry.Value.ToString())];
        return [(key, entry.Value.GetBoolean() ? mine.ToString() : "0")];
    }

    // What the scope declares: at the member if the override names one, else anywhere.
    private static double? Declared(Service service, Override entry, bool total) =>
    (
        from type in service.Interfaces
        from policy in type.Methods.Where(method => entry.Method is null || method.Name == entry.Method).Select(static method => method.Policy).Append(type.Policy)
        let limit = total ? policy?.TotalTimeout : policy?.Timeout ?? policy?.Chain?.Endpoint?.Timeout
        where limit is not null
        select (double?)limit.Ms).FirstOrDefault();
}
