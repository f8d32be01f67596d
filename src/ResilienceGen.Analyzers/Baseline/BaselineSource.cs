using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>The baseline of a compilation and what is known about it.</summary>
/// <param name="Path">Where it stands; empty when there is none.</param>
/// <param name="File">Its content.</param>
/// <param name="IsStrict">Whether a stale entry is an error: <c>resiliencegen.strict_stale</c>.</param>
/// <param name="IsShared">Whether it may hold entries of other projects, because it does not stand in the folder of this one.</param>
/// <param name="IsPartial">Whether this compilation is one of several of its project: other frameworks may need an entry that this one does not.</param>
internal sealed record BaselineSource(string Path, BaselineFile File, bool IsStrict, bool IsShared, bool IsPartial)
{
    private const string StrictKey = "resiliencegen.strict_stale";

    public static readonly BaselineSource None = new("", BaselineFile.Empty, IsStrict: false, IsShared: false, IsPartial: false);

    // An edit of a source file leaves the text of the baseline the same object: it is read once.
    private static readonly ConditionalWeakTable<SourceText, BaselineFile> Files = new();

    public static BaselineSource Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var file = options.AdditionalFiles.FirstOrDefault(IsBaseline);
        if (file?.GetText(cancellationToken) is not { } text) return None;
        var build = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var isStrict = IsTrue(options.AnalyzerConfigOptionsProvider.GetOptions(file), StrictKey);
        var isShared = !build.TryGetValue("build_property.ProjectDir", out var folder) || !IsIn(folder, file.Path);
        var isPartial = IsTrue(build, "build_property.ResilienceGenMultiTargeted");
        return new BaselineSource(file.Path, Files.GetValue(text, BaselineParser.Parse), isStrict, isShared, isPartial);
    }

    public static bool IsBaseline(AdditionalText file) => System.IO.Path.GetFileName(file.Path).Equals(BaselineFile.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsIn(string folder, string file) => string.Equals(Normal(folder), Normal(System.IO.Path.GetDirectoryName(file) ?? ""), StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Normal(string folder) => folder.Replace('\\', '/').TrimEnd('/');
}
