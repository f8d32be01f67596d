using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>The reference assemblies of .NET and ASP.NET Core on this machine; without an SDK, the assemblies this tool itself runs on.</summary>
internal static class FrameworkReferences
{
    private static readonly string[] Packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref", "Microsoft.WindowsDesktop.App.Ref"];
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Cached = new(Load);

    public static IReadOnlyList<MetadataReference> All => Cached.Value;

    /// <summary>All but one, by its simple name.</summary>
    public static IEnumerable<MetadataReference> Without(string name) =>
        All.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != name);

    private static IReadOnlyList<MetadataReference> Load()
    {
        var files = Packs.SelectMany(NewestPack).ToArray();
        if (files.Length == 0) files = TrustedAssemblies();
        return [.. files.DistinctBy(Path.GetFileName).Select(file => MetadataReference.CreateFromFile(file))];
    }

    private static IEnumerable<string> NewestPack(string name)
    {
        var pack = Path.Combine(DotnetRoot, "packs", name);
        if (!Directory.Exists(pack)) return [];
        var newest = Directory.EnumerateDirectories(pack).MaxBy(VersionOf);
        var reference = newest is null ? null : Path.Combine(newest, "ref");
        return reference is not null && Directory.Exists(reference)
            ? Directory.EnumerateDirectories(reference).SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
            : [];
    }

    private static Version VersionOf(string folder) =>
        Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new Version(0, 0);

    // <root>/shared/Microsoft.NETCore.App/<version>/
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string[] TrustedAssemblies()
    {
        var own = AppContext.BaseDirectory;
        var listed = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. listed.Where(file => !file.StartsWith(own, StringComparison.Ordinal))];
    }
}
