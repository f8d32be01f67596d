using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Verdicts;

/// <summary>One step of a proof, in the order in which it was reasoned.</summary>
/// <param name="Text">A sentence a developer can check.</param>
/// <param name="Location">The place the sentence is about, where there is one.</param>
internal sealed record Evidence(string Text, Location? Location = null);
