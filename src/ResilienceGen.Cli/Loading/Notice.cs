namespace ResilienceGen.Cli.Loading;

/// <summary>How much a notice weighs.</summary>
internal enum NoticeLevel
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>The result is complete but rests on an assumption.</summary>
    Warning,

    /// <summary>Something is missing from the result.</summary>
    Error,
}

/// <summary>What went wrong or was assumed while a project was read.</summary>
/// <param name="Level">How much it weighs.</param>
/// <param name="Place">The file or project it is about.</param>
/// <param name="Message">What happened.</param>
/// <param name="Remedy">What the user can do; empty where there is nothing to do.</param>
internal sealed record Notice(NoticeLevel Level, string Place, string Message, string Remedy = "")
{
    /// <summary>Place, message and remedy, without the level.</summary>
    public string Text => $"{Place}: {Message}{(Remedy.Length == 0 ? "" : $" {Remedy}")}";

    public override string ToString() => $"{Level.ToString().ToLowerInvariant()}: {Text}";
}
