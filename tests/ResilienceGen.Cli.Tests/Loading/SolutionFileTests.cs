using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Loading;

public sealed class SolutionFileTests
{
    [Fact]
    public void Classic_solution_lists_its_CSharp_projects()
    {
        using var folder = CodeFolder.With(("All.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "A", "src\A\A.csproj", "{11111111-1111-1111-1111-111111111111}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{22222222-2222-2222-2222-222222222222}"
            EndProject
            Project("{F2A71F9B-5D33-465A-A702-920D77279786}") = "F", "src\F\F.fsproj", "{33333333-3333-3333-3333-333333333333}"
            EndProject
            """));
        Assert.Equal([folder.Combine("src/A/A.csproj")], SolutionFile.ProjectsOf(folder.Combine("All.sln")));
    }

    [Fact]
    public void Xml_solution_lists_its_CSharp_projects_also_in_folders()
    {
        using var folder = CodeFolder.With(("All.slnx", """
            <Solution>
              <Folder Name="/src/"><Project Path="src/A/A.csproj" /></Folder>
              <Project Path="src\B\B.csproj" Type="x" />
            </Solution>
            """));
        Assert.Equal([folder.Combine("src/A/A.csproj"), folder.Combine("src/B/B.csproj")], SolutionFile.ProjectsOf(folder.Combine("All.slnx")));
    }

    [Fact]
    public void Broken_xml_solution_names_file_line_and_remedy()
    {
        using var folder = CodeFolder.With(("All.slnx", "<Solution>\n  <Project Path=\n</Solution>"));
        var error = Assert.Throws<ToolException>(() => SolutionFile.ProjectsOf(folder.Combine("All.slnx")));
        Assert.Contains("All.slnx(3)", error.Message);
        Assert.Contains("--loose", error.Remedy);
    }

    [Fact]
    public void Solution_without_CSharp_projects_is_refused()
    {
        using var folder = CodeFolder.With(("All.slnx", "<Solution />"));
        Assert.Contains("no C# project", Assert.Throws<ToolException>(() => SolutionFile.ProjectsOf(folder.Combine("All.slnx"))).Message);
    }
}
