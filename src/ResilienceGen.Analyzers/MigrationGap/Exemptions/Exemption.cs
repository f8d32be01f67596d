using System.Collections.Immutable;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.MigrationGap.Exemptions;

/// <summary>Why a call needs no path.</summary>
internal sealed record Exemption(string Reason, ImmutableArray<Evidence> Evidence);
