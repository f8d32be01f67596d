namespace Samples.Demo;

/// <summary>A temporary copy of the client, far from the repository; gone when the demo ends.</summary>
internal sealed class ClientCopy : IDisposable
{
    private readonly DirectoryInfo _folder;

    private ClientCopy(DirectoryInfo folder) => _folder = folder;

    public string Folder => _folder.FullName;

    public string Project => Path.Combine(Folder, "ActivityClient.csproj");

    public string Assembly => Path.Combine(Folder, "bin", "Release", "net10.0", "ActivityClient.dll");

    public static ClientCopy Of(string source)
    {
        var target = Directory.CreateTempSubdirectory("resilience-demo-");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj") continue;
            var copy = Path.Combine(target.FullName, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new ClientCopy(target);
    }

    public Task BuildAsync(CancellationToken cancellationToken) =>
        DotNet.RequireAsync(Folder, cancellationToken, "build", "-c", "Release", "-nologo", "-v", "quiet");

    public Task RestoreAsync(CancellationToken cancellationToken) =>
        DotNet.RequireAsync(Folder, cancellationToken, "restore", "-nologo", "-v", "quiet");

    public void Dispose() => _folder.Delete(recursive: true);
}
