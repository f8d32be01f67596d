namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>One parameter of the path that the fix passes an argument for.</summary>
/// <param name="Name">The parameter's name, for a named argument.</param>
/// <param name="Role">What it wants.</param>
/// <param name="Named">Whether the argument must be named because optional parameters before it are left out.</param>
internal sealed record RouteParameter(string Name, RouteRole Role, bool Named)
{
    public override string ToString() => $"{Name}:{Role}{(Named ? ":named" : "")}";

    public static RouteParameter Parse(string text)
    {
        var parts = text.Split(':');
        return new RouteParameter(parts[0], (RouteRole)Enum.Parse(typeof(RouteRole), parts[1]), parts.Length > 2);
    }
}
