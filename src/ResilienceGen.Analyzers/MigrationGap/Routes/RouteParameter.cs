namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>One parameter of the path that the fix passes an argument for.</summary>
/// <param name="Name">The parameter's name, for a named argument.</param>
/// <param name="Role">What it wants.</param>
/// <param name="Named">Whether the argument must be named because optional parameters before it are left out.</param>
/// <param name="Value">What to pass, where the role is <see cref="RouteRole.Member"/>.</param>
internal sealed record RouteParameter(string Name, RouteRole Role, bool Named, string? Value = null)
{
    public override string ToString() => $"{Name}:{Role}{(Value is null ? "" : $":{Value}")}{(Named ? ":named" : "")}";

    public static RouteParameter Parse(string text)
    {
        var parts = text.Split(':');
        var role = (RouteRole)Enum.Parse(typeof(RouteRole), parts[1]);
        return new RouteParameter(parts[0], role, parts[parts.Length - 1] == "named", role == RouteRole.Member ? parts[2] : null);
    }
}
