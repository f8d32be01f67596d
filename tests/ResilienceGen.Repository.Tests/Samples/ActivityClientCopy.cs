namespace ResilienceGen.Repository.Tests.Samples;

/// <summary>A copy of the seed case outside the repository, as a user might take it home.</summary>
internal sealed class ActivityClientCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ActivityClientCopy()
    {
        var source = RepositoryRoot.Combine("samples", "ActivityClient");
        foreach (var file in RepositoryRoot.Files("samples/ActivityClient", "*"))
            _folder.Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
    }

    /// <summary>Builds the copy and returns what the build printed.</summary>
    public Task<string> BuildAsync(params string[] properties) =>
        DotNet.RunAsync(_folder.Path, ["build", "-nologo", "-tl:off", .. properties.Select(property => $"-p:{property}")]);

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.Path, file));

    public void Dispose() => _folder.Dispose();
}
