using System.Xml;
using System.Xml.Linq;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>One item of a project file, properties expanded.</summary>
internal sealed record ProjectItem(string Type, string Include, string Remove, string Exclude, XElement Element)
{
    public string Metadata(string name) =>
        (string?)Element.Attribute(name) ?? Element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value ?? "";
}

/// <summary>
/// Reads a project file and what it imports, top to bottom, the way MSBuild does, but without MSBuild: nothing has to be
/// restored, no SDK or workload has to be there, and no code of the project runs.
/// </summary>
internal sealed class ProjectEvaluation
{
    private const int DeepestImport = 16;
    private readonly string _projectFile;
    private readonly string _folder;

    private ProjectEvaluation(string projectFile)
    {
        _projectFile = projectFile;
        _folder = Path.GetDirectoryName(projectFile)!;
    }

    public ProjectProperties Properties { get; } = new();

    public List<ProjectItem> Items { get; } = [];

    public List<Notice> Notices { get; } = [];

    /// <summary>The SDK named by the project; empty for a project in the old format.</summary>
    public string Sdk { get; private set; } = "";

    /// <exception cref="XmlException">The project is not XML.</exception>
    public static ProjectEvaluation Run(string projectFile, string? targetFramework)
    {
        var evaluation = new ProjectEvaluation(projectFile);
        evaluation.SetWellKnown(targetFramework);
        var root = XDocument.Load(projectFile).Root!;
        evaluation.Sdk = SdkOf(root);
        if (evaluation.Sdk.Length > 0) evaluation.ReadAbove("Directory.Build.props");
        evaluation.ReadFile(projectFile, root, depth: 0);
        if (evaluation.Sdk.Length > 0) evaluation.ReadAbove("Directory.Build.targets");
        return evaluation;
    }

    private static string SdkOf(XElement root) =>
        (string?)root.Attribute("Sdk")
        ?? (string?)root.Elements().FirstOrDefault(child => child.Name.LocalName == "Sdk")?.Attribute("Name")
        ?? root.Elements().Where(child => child.Name.LocalName == "Import").Select(child => (string?)child.Attribute("Sdk")).FirstOrDefault(sdk => sdk is not null)
        ?? "";

    private void SetWellKnown(string? targetFramework)
    {
        Properties.SetGlobal("Configuration", "Debug");
        Properties.Set("Platform", "AnyCPU");
        Properties.SetGlobal("OS", OperatingSystem.IsWindows() ? "Windows_NT" : "Unix");
        Properties.SetGlobal("MSBuildRuntimeType", "Core");
        Properties.SetGlobal("MSBuildProjectName", Path.GetFileNameWithoutExtension(_projectFile));
        Properties.SetGlobal("MSBuildProjectDirectory", _folder);
        Properties.SetGlobal("MSBuildProjectFullPath", _projectFile);
        if (targetFramework is not null) Properties.SetGlobal("TargetFramework", targetFramework);
    }

    private void ReadAbove(string name)
    {
        if (ProjectProperties.TryFindAbove(_folder, name, out var path)) ReadImported(path, depth: 1);
    }

    private void ReadImported(string path, int depth)
    {
        if (depth > DeepestImport || !File.Exists(path)) return;
        try
        {
            ReadFile(path, XDocument.Load(path).Root!, depth);
        }
        catch (XmlException error)
        {
            Notices.Add(new Notice(NoticeLevel.Warning, path, $"not valid XML, its settings are left out: {error.Message}", "Repair the file."));
        }
    }

    private void ReadFile(string path, XElement root, int depth)
    {
        var outer = Properties["MSBuildThisFileDirectory"];
        EnterFile(Path.GetDirectoryName(path) + Path.DirectorySeparatorChar);
        ReadElements(root, depth);
        EnterFile(outer);
    }

    private void EnterFile(string folder) => Properties.Set("MSBuildThisFileDirectory", folder);

    private void ReadElements(XElement parent, int depth)
    {
        foreach (var element in parent.Elements().Where(Applies))
        {
            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    foreach (var property in element.Elements().Where(Applies)) Properties.Set(property.Name.LocalName, Properties.Expand(property.Value.Trim()));
                    break;
                case "ItemGroup":
                    Items.AddRange(element.Elements().Where(Applies).Select(Item));
                    break;
                case "ImportGroup":
                    ReadElements(element, depth);
                    break;
                case "Import" when element.Attribute("Sdk") is null:
                    ReadImported(FullPath(Attribute(element, "Project")), depth + 1);
                    break;
                case "Choose":
                    if (Branch(element) is { } branch) ReadElements(branch, depth);
                    break;
            }
        }
    }

    private XElement? Branch(XElement choose) =>
        choose.Elements().FirstOrDefault(child => child.Name.LocalName == "When" && Applies(child))
        ?? choose.Elements().FirstOrDefault(child => child.Name.LocalName == "Otherwise");

    private ProjectItem Item(XElement element) =>
        new(element.Name.LocalName, Attribute(element, "Include"), Attribute(element, "Remove"), Attribute(element, "Exclude"), element);

    private bool Applies(XElement element) => ProjectCondition.Holds(Attribute(element, "Condition"), _folder);

    private string Attribute(XElement element, string name) => Properties.Expand((string?)element.Attribute(name) ?? "");

    private string FullPath(string path) =>
        path.Length == 0
            ? ""
            : Path.GetFullPath(Path.Combine(Properties["MSBuildThisFileDirectory"], path.Replace('\\', Path.DirectorySeparatorChar)));
}
