using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>Reports a finding at a place.</summary>
internal delegate void Report(DiagnosticDescriptor rule, Location place, object?[] arguments);

/// <summary>Lets each finding through once: two interfaces may inherit the same faulty declaration.</summary>
internal sealed class Findings
{
    private readonly ConcurrentDictionary<(string Id, Location Place), bool> _reported = new();

    public Report To(Action<Diagnostic> reportDiagnostic) => (rule, place, arguments) =>
    {
        if (_reported.TryAdd((rule.Id, place), true)) reportDiagnostic(Diagnostic.Create(rule, place, arguments));
    };
}
