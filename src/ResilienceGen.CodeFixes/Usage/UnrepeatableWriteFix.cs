using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>RSG4006: says that sending the call twice does harm, so that it is sent again only where nothing was sent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnrepeatableWriteFix))]
[Shared]
public sealed class UnrepeatableWriteFix() : MarkedMethodFix(RuleIds.WriteIsRetried, "Sending it twice does harm: mark the method [NonIdempotent]", KnownTypes.NonIdempotentAttribute);
