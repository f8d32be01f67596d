using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>RSG4006: says that sending the call twice does no harm, so that it is sent again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatableWriteFix))]
[Shared]
public sealed class RepeatableWriteFix() : MarkedMethodFix(RuleIds.WriteIsRetried, "Sending it twice does no harm: mark the method [Idempotent]", KnownTypes.IdempotentAttribute);
