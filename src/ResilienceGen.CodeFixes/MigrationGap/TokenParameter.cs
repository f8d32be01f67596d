using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Where a call that passes no token could pass one.</summary>
internal static class TokenParameter
{
    /// <summary>
    /// How a token is added to the call's arguments: nothing in front of it, or its name where it would not stand in its place;
    /// null when neither the method nor an overload with otherwise the same parameters takes one.
    /// </summary>
    public static string? Addable(CallSite site)
    {
        if (TokenOverload.Of(site.Callee) is not { } method) return null;
        var parameter = method.Parameters.First(Shapes.IsToken);
        var place = site.Callee.ReducedFrom is null ? parameter.Ordinal : parameter.Ordinal - 1;
        var arguments = site.Invocation.ArgumentList.Arguments;
        return arguments.Count == place && arguments.All(argument => argument.NameColon is null) ? "" : $"{parameter.Name}: ";
    }
}
