using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Migration;

/// <summary>Razor pages take part in a scan by build; no migration edits what was generated from them.</summary>
[Collection(nameof(Sdk))]
public sealed class RazorTests
{
    [Fact]
    public async Task Call_in_a_page_is_reported_at_its_place_and_refused()
    {
        using var folder = CodeFolder.With(
            ("Directory.Build.props", "<Project />"),
            ("P.csproj", CodeFolder.SdkProject.Replace("Microsoft.NET.Sdk\"", "Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal)
                .Replace("</PropertyGroup>", "<RequiresAspNetWebAssets>false</RequiresAspNetWebAssets></PropertyGroup>", StringComparison.Ordinal)),
            ("Program.cs", "WebApplication.Create(args).Run();"),
            ("Page.razor", """
                <p>@_text</p>
                @code {
                    private readonly HttpClient _http = new HttpClient();
                    private string _text = "";
                    protected override async Task OnInitializedAsync() => _text = await _http.GetStringAsync("http://localhost/");
                }
                """));
        await Sdk.RunAsync(folder, "restore", "-p:NuGetAudit=false");
        var site = Assert.Single((await Tool.RunAsync("scan", folder.Root, "--format", "json")).Sites);
        Assert.Equal(("Page.razor", 5), (site.GetProperty("file").GetString(), site.GetProperty("line").GetInt32()));
        var run = await Tool.RunAsync("migrate", folder.Root, "--apply");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Page.razor:5: refused", run.Output);
    }
}
