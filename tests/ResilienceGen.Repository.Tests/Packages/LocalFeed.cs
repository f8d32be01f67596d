using System.IO.Compression;

namespace ResilienceGen.Repository.Tests.Packages;

/// <summary>All packages, packed once for all collections into a folder that serves as a feed.</summary>
public sealed class LocalFeed : IAsyncLifetime
{
    private static readonly TemporaryFolder Folder = new();

    // New for each run: a package of the same version would come stale from the global cache.
    private static readonly string RunVersion = $"0.1.0-test.{Guid.NewGuid():N}";

    private static readonly Lazy<Task> Packing = new(PackAsync);

    public string Version => RunVersion;

    public string Path => Folder.Path;

    public Task InitializeAsync() => Packing.Value;

    // The other collection may not have begun yet: the folder goes with the process.
    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task PackAsync()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => Folder.Dispose();
        foreach (var project in new[] { "ResilienceGen", "ResilienceGen.Analyzers", "ResilienceGen.Cli" })
            await DotNet.RunAsync(RepositoryRoot.Path, "pack", $"src/{project}", "-c", "Release", "-o", Folder.Path, $"-p:Version={RunVersion}", "-nologo", "-v", "q");
    }

    /// <summary>The files of a package that are its own, without the container's bookkeeping.</summary>
    public IReadOnlyList<string> ContentsOf(string package)
    {
        using var archive = ZipFile.OpenRead(System.IO.Path.Combine(Path, $"{package}.{Version}.nupkg"));
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>A consumer project in a folder of its own that restores from this feed besides the machine's own sources.</summary>
    internal TemporaryFolder Consumer(string frameworks, string packageReferences, params (string File, string Text)[] sources)
    {
        var folder = new TemporaryFolder();
        folder.Write("Directory.Build.props", "<Project />");
        folder.Write("Directory.Packages.props", "<Project />");
        folder.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <OutputType>Exe</OutputType>
                <RollForward>Major</RollForward>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <WarningsAsErrors>CS8785;CS9057;AD0001</WarningsAsErrors>
                <RestoreAdditionalProjectSources>{Path}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                {packageReferences.Replace("$VERSION", Version, StringComparison.Ordinal)}
              </ItemGroup>
            </Project>
            """);
        foreach (var (file, text) in sources) folder.Write(file, text);
        return folder;
    }
}
