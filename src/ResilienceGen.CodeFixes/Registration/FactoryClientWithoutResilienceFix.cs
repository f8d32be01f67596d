using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>RSG3001: appends the standard handler, without retries of writes where the client sends any.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FactoryClientWithoutResilienceFix))]
[Shared]
public sealed class FactoryClientWithoutResilienceFix() : TextFix(RuleIds.FactoryClientWithoutResilience, "Append the standard resilience handler", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        var compilation = finding.Model.Compilation;
        if (finding.Invocation is not { } registration || FluentChain.End(registration, finding.Model) is not { } end || !StandardHandler.IsKnown(compilation)) return [];
        var text = finding.Root.GetText();
        if (!finding.Diagnostic.Properties.ContainsKey(FactoryClientWithoutResilience.SendsWrites)) return [FluentChain.Append(end, StandardHandler.Add + "()", text)];
        if (!StandardHandler.CanDisable(compilation)) return [];
        var options = StandardHandler.OptionsName(registration);
        return
        [
            FluentChain.Append(end, $"{StandardHandler.Add}({options} => {options}.Retry.{StandardHandler.Disable}())", text),
            .. Usings.For(KnownTypes.RetryOptionsExtensions, finding),
        ];
    }
}
