using System.Text;

namespace ResilienceGen.Cli.Tests.Support;

/// <summary>A real folder with code in it that is gone when the test ends.</summary>
internal sealed class CodeFolder : IDisposable
{
    public const string SdkProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    public string Root { get; } = Directory.CreateTempSubdirectory("resilience-cli-").FullName;

    public static CodeFolder With(params (string Path, string Text)[] files)
    {
        var folder = new CodeFolder();
        foreach (var (path, text) in files) folder.Write(path, text);
        return folder;
    }

    public string Write(string path, string text, Encoding? encoding = null) =>
        Write(path, [.. (encoding ?? new UTF8Encoding(false)).Preamble, .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    public string Write(string path, byte[] content)
    {
        var full = Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    public string Combine(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(Combine(path));

    public byte[] Bytes(string path) => File.ReadAllBytes(Combine(path));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
