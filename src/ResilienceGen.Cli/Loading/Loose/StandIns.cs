using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>
/// Stand-ins for libraries that a code base which is not restored lacks: small assemblies with the declarations that client
/// code uses, built on first use from the sources in the folder StandIns. Rules recognise types by name, so these serve.
/// </summary>
internal static class StandIns
{
    // In order of dependency; each is named like the assembly it stands in for.
    private static readonly string[] Names =
    [
        "Polly.Core", "Polly", "Polly.Extensions.Http", "Microsoft.Extensions.Http.Polly", "Microsoft.Extensions.Http.Resilience", "Newtonsoft.Json",
    ];

    private static readonly Lazy<MetadataReference> Early = new(() => Compile(HttpJson, FrameworkReferences.Without(HttpJson)));

    private const string Extensions = "Microsoft.Extensions";
    private static readonly Lazy<MetadataReference> Own = new(() => MetadataReference.CreateFromFile(typeof(ResilientAttribute).Assembly.Location));
    private static readonly Lazy<ImmutableArray<(string Name, MetadataReference Reference)>> Cached = new(Build);

    /// <summary>The JSON extensions of <c>HttpClient</c> as they were before .NET 7.</summary>
    public static MetadataReference EarlyHttpJson => Early.Value;

    /// <summary>The simple name of the assembly that <see cref="EarlyHttpJson"/> replaces.</summary>
    public const string HttpJson = "System.Net.Http.Json";

    /// <summary>Simple name of the runtime.</summary>
    public const string Runtime = "ResilienceGen";

    /// <summary>The runtime itself, which the tool brings: attributes mean the same before and after a restore.</summary>
    public static MetadataReference OwnRuntime => Own.Value;

    /// <summary>The stand-ins for what the present assemblies do not bring.</summary>
    /// <param name="present">Simple names of the assemblies that the project does have.</param>
    public static IEnumerable<MetadataReference> MissingFrom(IReadOnlySet<string> present) =>
        Cached.Value.Where(standIn => !present.Contains(standIn.Name)).Select(standIn => standIn.Reference);

    private static ImmutableArray<(string Name, MetadataReference Reference)> Build()
    {
        var references = new List<MetadataReference>(FrameworkReferences.All);
        var built = ImmutableArray.CreateBuilder<(string, MetadataReference)>();
        var hasExtensions = CSharpCompilation.Create("Probe", references: references).GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder") is not null;
        foreach (var name in hasExtensions ? Names : [Extensions, .. Names])
        {
            var reference = Compile(name, references);
            references.Add(reference);
            built.Add((name, reference));
        }

        return built.ToImmutable();
    }

    private static PortableExecutableReference Compile(string name, IEnumerable<MetadataReference> references)
    {
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream($"StandIns/{name}.cs")!;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(Microsoft.CodeAnalysis.Text.SourceText.From(source))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: new(metadataOnly: true));
        return emitted.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException($"The stand-in {name} does not compile: {emitted.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
    }
}
