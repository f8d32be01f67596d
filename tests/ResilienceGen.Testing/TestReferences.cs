using Microsoft.CodeAnalysis;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>The reference assemblies of test compilations, read once: the framework, ASP.NET Core, Polly.Core and our runtime.</summary>
public static class TestReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Paths().Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>A library that does not reference <c>System.Net.Http</c>, for the rules' early exit.</summary>
    public static IReadOnlyList<MetadataReference> WithoutHttp { get; } =
        [.. Paths().Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Threading.Tasks.dll").Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>A library as a build sees that references it: compiled, without its source.</summary>
    public static PortableExecutableReference Image(Compilation library, string? path = null)
    {
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray(), filePath: path);
    }

    private static IEnumerable<string> Paths() =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt"))
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("ResilienceGen.Analyzers", StringComparison.Ordinal));
}
