using Microsoft.CodeAnalysis;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>The global configs that the packages ship for each mode are written from the descriptors: no rule is forgotten.</summary>
public sealed class ModeConfigTests
{
    [Theory]
    [InlineData("off")]
    [InlineData("audit")]
    [InlineData("strict")]
    public void The_config_of_a_mode_is_current(string mode)
    {
        var path = RepositoryRoot.Combine("build", "package", "config", $"ResilienceGen.{mode}.globalconfig");
        if (Environment.GetEnvironmentVariable("RESILIENCEGEN_UPDATE_DOCS") == "1") File.WriteAllText(path, Config(mode));
        Assert.Equal(Config(mode), File.ReadAllText(path));
    }

    // Attributes and chains are not existing code that is being migrated: what cannot be generated is always said.
    private static string Config(string mode) => $"""
        is_global = true
        global_level = -1

        {string.Join('\n', from rule in Descriptors.All
                           where string.CompareOrdinal(rule.Id, "RSG4") < 0
                           let severity = SeverityIn(mode, rule)
                           where severity is not null
                           select $"dotnet_diagnostic.{rule.Id}.severity = {severity}")}{(mode == "strict" ? "\n\nresiliencegen.strict_stale = true" : "")}

        """.ReplaceLineEndings("\n");

    private static string? SeverityIn(string mode, DiagnosticDescriptor rule) => (mode, rule.DefaultSeverity, rule.Id) switch
    {
        (_, _, "RSG0001") => mode == "off" ? "none" : null,
        ("off", _, _) => "none",
        ("audit", DiagnosticSeverity.Warning or DiagnosticSeverity.Error, _) => "suggestion",
        ("strict", DiagnosticSeverity.Warning, _) or ("strict", _, "RSG1003") => "error",
        ("strict", DiagnosticSeverity.Info, _) => "warning",
        _ => null,
    };
}
