using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>The baseline of a compilation and what is known about it.</summary>
/// <param name="Path">Where it stands; empty when there is none.</param>
/// <param name="File">Its content.</param>
/// <param name="IsStrict">Whether a stale entry is an error.</param>
/// <param name="IsShared">Whether it may hold entries of other projects, because it does not stand in the folder of this one.</param>
/// <param name="IsPartial">Whether this compilation is one of several of its project: other frameworks may need an entry that this one does not.</param>
internal sealed record BaselineSource(string Path, BaselineFile File, bool IsStrict, bool IsShared, bool IsPartial)
{
    public static readonly BaselineSource None = new("", BaselineFile.Empty, IsStrict: false, IsShared: false, IsPartial: false);

    // An edit of a source file leaves the text of the baseline the same object: it is read once.
    private static readonly ConditionalWeakTable<SourceText, BaselineFile> Files = new();

    public static BaselineSource Of(ImmutableArray<AdditionalText> files, AnalyzerSettings settings, CancellationToken cancellationToken)
    {
        var file = files.FirstOrDefault(IsBaseline);
        return file?.GetText(cancellationToken) is { } text
            ? new BaselineSource(file.Path, Files.GetValue(text, BaselineParser.Parse), settings.IsStaleAnError, !IsIn(settings.ProjectFolder, file.Path), settings.IsMultiTargeted)
            : None;
    }

    public static bool IsBaseline(AdditionalText file) => System.IO.Path.GetFileName(file.Path).Equals(BaselineFile.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsIn(string folder, string file) => string.Equals(Normal(folder), Normal(System.IO.Path.GetDirectoryName(file) ?? ""), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string folder) => folder.Replace('\\', '/').TrimEnd('/');
}
