namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>A route through a path, or the reason why the call cannot be rewritten onto it.</summary>
internal sealed record RouteAttempt(Route? Route, string Reason)
{
    public static RouteAttempt Withheld(string reason) => new(null, reason);
}
