using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Exemptions;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap;

/// <summary>Everything the engine knows about one compilation: the parts of the proof, wired once, and their memory.</summary>
internal sealed class GapContext
{
    private readonly SiteJudge _judge;
    private readonly Lazy<NameIndex> _names;

    private GapContext(Compilation compilation, AnalyzerSettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        Compilation = compilation;
        var compilations = new SourceCompilations(compilation, Counters, cancellationToken);
        Bodies = new BodySource(compilations, Counters, cancellationToken);
        Sinks = new SinkCatalog(compilation, Bodies, settings.Sinks);
        // PublicationOnly: a cancelled build of the index must not be remembered as its value.
        var names = _names = new Lazy<NameIndex>(() => compilations.NamesOf(compilation), LazyThreadSafetyMode.PublicationOnly);
        var references = new References(Bodies, compilations);
        var implementations = new Implementations(compilations, Counters);
        Origins = new ValueOrigins(Bodies, references, implementations);
        var declared = new DeclaredPaths(settings.Paths);
        Guards = new GuardFinder(Bodies, implementations, references, Origins, declared, Sinks.IsSink);
        var chains = new HandlerChains(Bodies, Origins, Guards);
        Registrations = RegistrationModel.Create(compilation, names, Bodies, references, implementations, Origins, chains);
        Uses = new ClientUses(names, Bodies, references);
        Reach = new RegistrationReach(Registrations, Uses);
        var registrations = new ClientRegistrations(compilation, Registrations, settings.Required);
        Clients = new ClientProvenance(Bodies, Origins, chains, registrations, new ContainerRegistrations(names, Bodies));
        var transparency = new Transparency(Bodies, implementations, Sinks, Guards);
        var paths = new PathFinder(Bodies, Sinks, Guards, transparency, new Carriers(Bodies, Sinks), declared);
        var traits = new PathTraits(Bodies, implementations, Sinks, transparency, new WritePolicy(Guards));
        Bypasses = new BypassFinder(paths, traits, new RouteBuilder(compilation, paths, traits), Guards, settings.UnsafeVerbs);
        Exemptions = new ExemptionRules(Sinks, declared, settings);
        _judge = new SiteJudge(this);
    }

    public AnalyzerSettings Settings { get; }

    public Compilation Compilation { get; }

    public WorkCounters Counters { get; } = new();

    public BodySource Bodies { get; }

    public SinkCatalog Sinks { get; }

    public ValueOrigins Origins { get; }

    public GuardFinder Guards { get; }

    public RegistrationModel Registrations { get; }

    public ClientUses Uses { get; }

    public RegistrationReach Reach { get; }

    public ClientProvenance Clients { get; }

    public BypassFinder Bypasses { get; }

    public ExemptionRules Exemptions { get; }

    /// <summary>Whether any member of the compilation writes the name.</summary>
    public bool IsWritten(string name) => _names.Value.Members(name).Any();

    /// <summary>The context; null when the compilation does not know <c>HttpClient</c> and there is nothing to do.</summary>
    public static GapContext? Create(Compilation compilation, AnalyzerSettings settings, CancellationToken cancellationToken) =>
        compilation.GetTypesByMetadataName(KnownTypes.HttpClient).IsEmpty ? null : new GapContext(compilation, settings, cancellationToken);

    /// <summary>The same with the default settings.</summary>
    public static GapContext? Create(Compilation compilation, bool isTestProject, CancellationToken cancellationToken) =>
        Create(compilation, AnalyzerSettings.Default with { IsTestProject = isTestProject }, cancellationToken);

    /// <summary>The members of the compilation that write the name.</summary>
    public IEnumerable<MemberDeclarationSyntax> MembersWith(string name) => _names.Value.Members(name);

    /// <summary>The verdicts on the call sites of one type, in all its parts, without its nested types.</summary>
    public ImmutableArray<SiteVerdict> Analyze(INamedTypeSymbol type)
    {
        if (!Sinks.MayCallSink(type)) return [];
        Counters.TypeAnalyzed();
        var verdicts = ImmutableArray.CreateBuilder<SiteVerdict>();
        foreach (var body in Bodies.Of(type))
        {
            var member = Bodies.OwnerOf(body) ?? type;
            foreach (var sink in Sinks.In(body)) verdicts.Add(_judge.Judge(sink, type, member));
        }

        return verdicts.ToImmutable();
    }

    /// <summary>The verdict on the same call if nothing around it guarded it: what can be said of one whose delegate is kept.</summary>
    public SiteVerdict Unguarded(SiteVerdict verdict) => _judge.JudgeUnguarded(verdict.Sink, verdict.Type, verdict.Member);
}
