using System.Globalization;
using ResilienceGen.Cli.Manifests;

namespace ResilienceGen.Cli.Output;

/// <summary>One operation as text: its path from the outside to the client, each value with its source, and the worst case.</summary>
internal static class OperationReport
{
    public static void Write(ManifestInterface home, ManifestOperation operation, TextWriter output)
    {
        output.WriteLine($"{home.Name}.{operation.Name}");
        if (home.Endpoint != home.Name) output.WriteLine($"  endpoint: {home.Endpoint}");
        output.WriteLine($"  idempotent: {(operation.IsIdempotent ? "yes" : "no, sent again only where it certainly was not sent")} ({Why(operation)})");
        var on = operation.Policies.Where(policy => policy.IsOn).ToArray();
        for (var place = 0; place < on.Length; place++) WritePolicy($"{place + 1}. ", on[place], Answer(on[place], operation), output, "  ");
        foreach (var member in operation.Members) WriteMember(member, output);
        foreach (var route in operation.Routes) output.WriteLine($"  route {route.Failure}: to {route.Member}");
        if (operation.FailedResults is { } predicate) output.WriteLine($"  results are failures where {predicate} says so ([HandleResult])");
        if (operation.AllowsNestedRetry) output.WriteLine("  retries also inside of a call that is retrying already ([AllowNestedRetry])");
        if (operation.Policies.Where(policy => !policy.IsOn).ToArray() is { Length: > 0 } off)
            output.WriteLine($"  off: {string.Join(", ", off.Select(policy => $"{policy.Name} ({policy.Source})"))}");
        output.WriteLine($"  worst case: {Worst(operation.Worst)}{(operation.IsStream ? ", until the first item" : "")}");
    }

    /// <summary>A method of which there is nothing to tell but why.</summary>
    public static void Write(ManifestInterface home, ManifestPassThrough method, TextWriter output) =>
        output.WriteLine($"{home.Name}.{method.Method}\n  passes through as it is: {method.Reason}".ReplaceLineEndings());

    private static void WriteMember(ManifestMember member, TextWriter output)
    {
        output.WriteLine($"  member {member.Name}: {Worst(member.Worst)}");
        foreach (var policy in (member.Policies ?? []).Where(policy => policy.IsOn)) WritePolicy("", policy, "", output, "    ");
    }

    private static void WritePolicy(string number, ManifestPolicy policy, string answer, TextWriter output, string indent)
    {
        output.WriteLine($"{indent}{number}{policy.Name}{answer} ({policy.Source})");
        foreach (var value in policy.Values.Where(value => value.Source != PolicySources.Default)) output.WriteLine($"{indent}   {Text(value)} ({value.Source})");
        if (policy.Values.Where(value => value.Source == PolicySources.Default).Select(Text).ToArray() is { Length: > 0 } rest)
            output.WriteLine($"{indent}   default: {string.Join(", ", rest)}");
    }

    private static string Text(ManifestValue value) => $"{value.Property} {ManifestReport.ValueOf(value.Value).ToJsonString().Trim('"')}";

    private static string Answer(ManifestPolicy policy, ManifestOperation operation) =>
        policy.Name == "Fallback" && operation.Fallback is { } fallback ? $": {fallback.Kind} {fallback.Answer}" : "";

    private static string Why(ManifestOperation operation) => operation.IdempotencyReason switch
    {
        "attribute" => operation.IsIdempotent ? "[Idempotent]" : "[NonIdempotent]",
        "sentOnce" => "a parameter can be sent only once",
        "keyParameter" => "a parameter is an idempotency key",
        "httpVerb" => "its HTTP verb",
        "name" => "the first word of its name reads",
        _ => "a write",
    };

    private static string Worst(WorstCase worst)
    {
        var attempts = worst.Attempts switch { null => "attempts without a limit", 1 => "1 attempt", var number => $"{number} attempts" };
        var asked = worst.TimeWithRetryAfterMs == worst.TimeMs ? "" : $" ({Seconds(worst.TimeWithRetryAfterMs)} if the server asks to wait)";
        return $"{attempts}, {Seconds(worst.TimeMs)}{asked}";
    }

    private static string Seconds(long? milliseconds) =>
        milliseconds is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time / 1000.0:0.###} s") : "no limit of time";
}
