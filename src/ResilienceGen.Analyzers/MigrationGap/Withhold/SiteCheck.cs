using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>One reason why a call cannot safely move into a delegate: a code, and the test for it.</summary>
internal sealed record SiteCheck(string Reason, Func<CallDescription, ISymbol, bool> Applies);
