using System.Text;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>The table of rules is written from the descriptors and the fixes.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public void The_table_of_rules_is_current() => GeneratedDocument.AssertCurrent("docs/rules/README.md", "rules", Table());

    private static string Table()
    {
        var table = new StringBuilder("| Rule | Title | Severity | Fix |\n| --- | --- | --- | --- |\n");
        foreach (var rule in Descriptors.All) table.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {Word(rule.DefaultSeverity)} | {Word(RuleFixes.KindsOf(rule.Id))} |\n");
        return table.ToString();
    }

    private static string Word(FixKinds kinds) => kinds switch
    {
        FixKinds.None => "-",
        FixKinds.Unattended => "unattended",
        FixKinds.Person => "by a person",
        _ => "unattended; by a person",
    };

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "information",
        _ => "hidden",
    };
}
