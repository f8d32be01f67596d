using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Cli.Loading;

/// <summary>Hands the rules the MSBuild properties that a build would make visible to them.</summary>
internal static class BuildProperties
{
    public static IEnumerable<DocumentInfo> Documents(ProjectId project, bool isTest)
    {
        if (!isTest) yield break;
        const string Path = "/resilience.globalconfig";
        var text = SourceText.From("is_global = true\nbuild_property.IsTestProject = true\n", Encoding.UTF8);
        yield return DocumentInfo.Create(
            DocumentId.CreateNewId(project),
            "resilience.globalconfig",
            loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, Path)),
            filePath: Path);
    }
}
