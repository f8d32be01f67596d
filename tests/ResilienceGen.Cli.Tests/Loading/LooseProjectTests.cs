using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Loading;

/// <summary>What is read from a project file without MSBuild.</summary>
public sealed class LooseProjectTests
{
    [Fact]
    public void Default_items_leave_out_build_output_and_folders_of_other_projects()
    {
        using var folder = CodeFolder.With(
            ("A.csproj", CodeFolder.SdkProject), ("A.cs", ""), ("deep/B.cs", ""), ("obj/Gen.cs", ""), ("bin/Old.cs", ""),
            (".hidden/H.cs", ""), ("other/Other.csproj", CodeFolder.SdkProject), ("other/O.cs", ""));
        Assert.Equal(["A.cs", "deep/B.cs"], Sources(folder, "A.csproj"));
    }

    [Fact]
    public void Removed_and_linked_items_count()
    {
        using var folder = CodeFolder.With(
            ("p/A.csproj", Project("""<ItemGroup><Compile Remove="old/**" /><Compile Include="..\shared\*.cs" Exclude="../shared/No.cs" /></ItemGroup>""")),
            ("p/A.cs", ""), ("p/old/Gone.cs", ""), ("shared/Linked.cs", ""), ("shared/No.cs", ""));
        Assert.Equal(["p/A.cs", "shared/Linked.cs"], Sources(folder, "p/A.csproj"));
    }

    [Fact]
    public void Project_in_the_old_format_has_only_the_items_it_lists()
    {
        using var folder = CodeFolder.With(
            ("A.csproj", """
                <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003" ToolsVersion="15.0">
                  <PropertyGroup><TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion><AssemblyName>Old.Name</AssemblyName></PropertyGroup>
                  <ItemGroup><Compile Include="Src\Listed.cs" /></ItemGroup>
                </Project>
                """),
            ("Src/Listed.cs", ""), ("Src/Unlisted.cs", ""));
        var project = LooseProjectReader.Read(folder.Combine("A.csproj"));
        Assert.Equal(["Src/Listed.cs"], Sources(folder, "A.csproj"));
        Assert.Equal("Old.Name", project.AssemblyName);
        Assert.Contains("NET472", project.Symbols);
    }

    [Fact]
    public void Properties_of_Directory_Build_props_are_inherited_and_conditions_hold()
    {
        using var folder = CodeFolder.With(
            ("Directory.Build.props", """
                <Project>
                  <PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
                  <PropertyGroup Condition="'$(Configuration)' == 'Debug' and !('$(TargetFramework)' == '')"><DefineConstants>$(DefineConstants);FROM_PROPS</DefineConstants></PropertyGroup>
                </Project>
                """),
            ("src/A.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFrameworks>net8.0;netstandard2.0</TargetFrameworks></PropertyGroup></Project>"""));
        var project = LooseProjectReader.Read(folder.Combine("src/A.csproj"));
        Assert.Equal("net8.0", project.TargetFramework);
        Assert.Contains("FROM_PROPS", project.Symbols);
        Assert.Contains("Microsoft.AspNetCore.Builder", project.GlobalUsings);
    }

    [Fact]
    public void Using_items_add_remove_and_alias()
    {
        using var folder = CodeFolder.With(("A.csproj", Project("""
            <ItemGroup><Using Remove="System.IO" /><Using Include="System.Text" /><Using Include="System.Math" Static="true" /><Using Include="System.Text.Json" Alias="J" /></ItemGroup>
            """)));
        var usings = LooseProjectReader.Read(folder.Combine("A.csproj")).GlobalUsings;
        Assert.DoesNotContain("System.IO", usings);
        Assert.Contains("System.Text", usings);
        Assert.Contains("static System.Math", usings);
        Assert.Contains("J = System.Text.Json", usings);
    }

    [Theory]
    [InlineData("'a' == 'A'", true)]
    [InlineData("'a' != 'a' or ('1' == '1' and 'x' == 'x')", true)]
    [InlineData("'8.0' >= '10.0'", false)]
    [InlineData("!Exists('nowhere')", true)]
    [InlineData("'' == 'true'", false)]
    [InlineData("what is this", false)]
    public void Conditions_are_evaluated(string condition, bool holds) => Assert.Equal(holds, ProjectCondition.Holds(condition, Path.GetTempPath()));

    [Fact]
    public void Project_with_a_test_package_is_a_test_project()
    {
        using var folder = CodeFolder.With(("A.csproj", Project("""<ItemGroup><PackageReference Include="xunit" /></ItemGroup>""")));
        Assert.True(LooseProjectReader.Read(folder.Combine("A.csproj")).IsTest);
    }

    private static string Project(string inner) => CodeFolder.SdkProject.Replace("</Project>", inner + "</Project>", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(CodeFolder folder, string project) =>
        LooseProjectReader.Read(folder.Combine(project)).Sources.Select(source => Path.GetRelativePath(folder.Root, source));
}
