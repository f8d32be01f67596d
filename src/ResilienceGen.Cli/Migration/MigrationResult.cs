using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>Why a gap was not edited.</summary>
internal static class RefusalReasons
{
    /// <summary>The rule that reports it has no safe edit; the reason of the verdict says more.</summary>
    public const string NotFixable = "notFixable";

    /// <summary>The fix cannot take everything that the call says.</summary>
    public const string ShapeNotSupported = "shapeNotSupported";

    /// <summary>The target frameworks of the file disagree about the site or its edit.</summary>
    public const string TargetFrameworksDiffer = "targetFrameworksDiffer";

    /// <summary>The edit would add a compile error.</summary>
    public const string WouldNotCompile = "wouldNotCompile";

    /// <summary>The file is not below the folder of the target.</summary>
    public const string OutsideTarget = "outsideTarget";

    /// <summary>The bytes of the file cannot be reproduced from its text.</summary>
    public const string EncodingNotPreserved = "encodingNotPreserved";

    /// <summary>A text patch cannot express the encoding of the file; applying directly can.</summary>
    public const string EncodingNeedsApply = "encodingNeedsApply";

    /// <summary>The call stands in a file that the compiler sees only through generated code, such as a Razor page.</summary>
    public const string GeneratedCode = "generatedCode";

    /// <summary>The file could not be written.</summary>
    public const string NotWritten = "notWritten";

    /// <summary>Still to do when the limit of rounds was reached.</summary>
    public const string RoundLimit = "roundLimit";
}

/// <summary>A gap that stays, and why.</summary>
/// <param name="Site">The gap.</param>
/// <param name="Reason">A code from <see cref="RefusalReasons"/>.</param>
/// <param name="Detail">What a person has to know to do it by hand.</param>
internal sealed record Refusal(Site Site, string Reason, string Detail);

/// <summary>A gap that was routed through its path.</summary>
/// <param name="Site">The gap as it was found.</param>
/// <param name="Target">The path it now takes.</param>
internal sealed record SiteEdit(Site Site, string Target);

/// <summary>The new text of one file.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Before">The text as it was loaded.</param>
/// <param name="After">The text to write, in the same encoding.</param>
internal sealed record FileEdit(string Path, SourceText Before, SourceText After);

/// <summary>What a migration would do, or did.</summary>
/// <param name="Root">The folder that paths are relative to.</param>
/// <param name="Files">The edited files.</param>
/// <param name="Edits">The edited sites.</param>
/// <param name="Refusals">The gaps that stay.</param>
/// <param name="GapsBefore">Gaps in the selected code before.</param>
/// <param name="GapsAfter">Gaps in the selected code after all edits, by a scan of the edited code.</param>
internal sealed record MigrationResult(
    string Root,
    ImmutableArray<FileEdit> Files,
    ImmutableArray<SiteEdit> Edits,
    ImmutableArray<Refusal> Refusals,
    int GapsBefore,
    int GapsAfter)
{
    /// <summary>Several parts as one: a file that more than one of them edited counts once, from its first text to its last.</summary>
    public static MigrationResult Combine(string root, IReadOnlyCollection<MigrationResult> parts) => new(
        root,
        [.. parts.SelectMany(part => part.Files).GroupBy(file => file.Path).Select(file => file.First() with { After = file.Last().After })],
        [.. parts.SelectMany(part => part.Edits)],
        [.. parts.SelectMany(part => part.Refusals)],
        parts.Sum(part => part.GapsBefore),
        parts.Sum(part => part.GapsAfter));

    /// <summary>The way back: every file from its new text to its old one.</summary>
    public MigrationResult Reverse() => this with { Files = [.. Files.Select(file => file with { Before = file.After, After = file.Before })] };

    /// <summary>The same with the edits of some files taken back, because they could not be written.</summary>
    public MigrationResult Without(IReadOnlyDictionary<string, string> unwritten)
    {
        string? Failure(Site site) => unwritten.GetValueOrDefault(Path.GetFullPath(Path.Combine(Root, site.File)));
        var lost = Edits.Where(edit => Failure(edit.Site) is not null).ToArray();
        return this with
        {
            Files = Files.RemoveAll(file => unwritten.ContainsKey(file.Path)),
            Edits = Edits.RemoveRange(lost),
            Refusals = [.. Refusals, .. lost.Select(edit => new Refusal(edit.Site, RefusalReasons.NotWritten, Failure(edit.Site)!))],
            GapsAfter = GapsAfter + lost.Length,
        };
    }
}
