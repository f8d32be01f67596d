using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;
using ResilienceGen.Conformance.Writing;

namespace ResilienceGen.Conformance.Compiling;

/// <summary>All behaviour scenarios, compiled together and loaded. Those that do not compile are left out and say why.</summary>
internal sealed class ScenarioAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Scenarios", isCollectible: true);
    private readonly Dictionary<string, string> _problems = [];
    private readonly Dictionary<string, string> _setAside = [];

    private ScenarioAssembly()
    {
    }

    public Assembly? Loaded { get; private set; }

    /// <summary>Scenarios that run although an error was reported, with that error: the report tells about them.</summary>
    public IReadOnlyDictionary<string, string> SetAside => _setAside;

    public static async Task<ScenarioAssembly> BuildAsync(IEnumerable<Scenario> scenarios)
    {
        var result = new ScenarioAssembly();
        var sources = result.Write(scenarios);
        if (await result.TryLoadAsync(sources)) return result;
        if (await result.TryLoadAsync(sources)) return result;
        foreach (var (id, source) in sources) await result.EmitAsync(Compiler.Compile(source), _ => id);
        return await result.TryLoadAsync(sources) ? result : throw new InvalidOperationException("Every scenario compiles by itself, but not all of them together.");
    }

    /// <summary>Why the scenario is not in the assembly; null if it is.</summary>
    public string? ProblemOf(string id) => _problems.GetValueOrDefault(id);

    public void Dispose() => _context.Unload();

    private Dictionary<string, SyntaxTree> Write(IEnumerable<Scenario> scenarios)
    {
        var sources = new Dictionary<string, SyntaxTree>();
        foreach (var scenario in scenarios)
        {
            try
            {
                sources.Add(scenario.Id, Compiler.Parse(scenario.Id, SourceWriter.Write(scenario).ToString()));
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
            {
                _problems.Add(scenario.Id, $"cannot be written: {exception.Message}");
            }
        }

        return sources;
    }

    /// <summary>Compiles and loads all without a known problem. If that fails, the errors name culprits, unless they lie in generated code.</summary>
    private async Task<bool> TryLoadAsync(Dictionary<string, SyntaxTree> sources)
    {
        var trees = sources.Where(pair => !_problems.ContainsKey(pair.Key)).Select(static pair => pair.Value);
        using var image = await EmitAsync(Compiler.Compile(trees), static error => error.Location.SourceTree?.FilePath ?? "");
        if (image is not null) Loaded = _context.LoadFromStream(image);
        return image is not null;
    }

    /// <summary>The image; null if there are errors. A wrong value is an error of the analyzer: such a scenario must not run either.</summary>
    private async Task<MemoryStream?> EmitAsync(CSharpCompilation compilation, Func<Diagnostic, string> scenarioOf)
    {
        var image = new MemoryStream();
        var reported = compilation.Emit(image).Diagnostics.Concat(await Compiler.FindingsAsync(compilation));
        var errors = reported.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(static error => RuleMap.IsAsked(error.Id));
        foreach (var culprit in errors[false].GroupBy(scenarioOf))
            _problems.TryAdd(culprit.Key, $"does not compile: {string.Join("; ", culprit)}");
        foreach (var doubted in errors[true].GroupBy(scenarioOf))
            _setAside.TryAdd(doubted.Key, string.Join("; ", doubted));
        image.Position = 0;
        return errors[false].Any() ? null : image;
    }
}
