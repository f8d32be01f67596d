using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers.Reading;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>Reads every marked interface of the requested projects. What one project gets wrong does not cost the others.</summary>
internal sealed class ManifestReader(LoadedSolution loaded, JsonConfiguration configuration)
{
    // A method that passes through has no name in telemetry; its parameters tell overloads apart.
    private static readonly SymbolDisplayFormat MethodName = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private readonly List<ManifestInterface> _interfaces = [];
    private readonly List<Notice> _notices = [.. loaded.Notices];

    public static async Task<Manifest> ReadAsync(LoadedSolution loaded, JsonConfiguration configuration, Progress progress, CancellationToken cancellationToken)
    {
        var reader = new ManifestReader(loaded, configuration);
        foreach (var project in loaded.Requested)
        {
            progress.Report($"reading {project.Name}");
            var compilation = (await loaded.Solution.GetProject(project.Id)!.GetCompilationAsync(cancellationToken))!;
            foreach (var type in MarkedInterfaces.In(compilation)) reader.Read(type, project.Name, compilation, cancellationToken);
        }

        return reader.Done();
    }

    private void Read(INamedTypeSymbol type, string project, Compilation compilation, CancellationToken cancellationToken)
    {
        var reading = WrapperReader.Read(type, compilation, cancellationToken);
        if (reading.Model is null)
        {
            _notices.Add(new(NoticeLevel.Error, type.ToDisplayString(), $"has no wrapper: {reading.Obstacle!.Reason}.", $"See {reading.Obstacle.RuleId}."));
            return;
        }

        var reader = new OperationReader(type, reading.Model, compilation, configuration);
        var operations = reading.Methods
            .Where(method => method.Operation is not null)
            .Select(method => Served(() => reader.Read(method.Symbol, method.Operation!)))
            .OfType<ManifestOperation>()
            .OrderBy(operation => operation.Name, StringComparer.Ordinal);
        var passing = reading.Methods
            .Where(method => method.Operation is null)
            .Select(method => new ManifestPassThrough(method.Symbol.ToDisplayString(MethodName), method.Unprotected ?? "[NoResilience]"))
            .OrderBy(method => method.Method, StringComparer.Ordinal);
        _interfaces.Add(new(EndpointName.Of(type), type.ToDisplayString(), project, [.. operations], [.. passing]));
    }

    private ManifestOperation? Served(Func<ManifestOperation> read)
    {
        try
        {
            return read();
        }
        catch (InvalidResilienceConfigurationException error)
        {
            _notices.Add(new(NoticeLevel.Error, configuration.FileOf(error.Key) ?? "configuration", error.Message));
            return null;
        }
    }

    // One entry however many target frameworks compile the interface; one notice however many operations a value concerns.
    private Manifest Done() => new(
        [
            .. _interfaces
                .DistinctBy(item => (item.Endpoint, item.Name, item.Project))
                .OrderBy(item => item.Endpoint, StringComparer.Ordinal)
                .ThenBy(item => item.Name, StringComparer.Ordinal)
                .ThenBy(item => item.Project, StringComparer.Ordinal),
        ],
        [.. _notices.Concat(UnknownNotices()).Concat(ConfiguredNames.Unknown(configuration, _interfaces)).Distinct()]);

    private IEnumerable<Notice> UnknownNotices() =>
        from key in UnknownKeys.In(configuration.GetSection(PolicyConfiguration.Root))
        select new Notice(NoticeLevel.Warning, configuration.FileOf(key) ?? "configuration", $"no policy reads the key '{key}'.", "Correct or remove it.");
}
