using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Options with one key, as an <c>.editorconfig</c> section or a global config sets it.</summary>
internal static class FileOptions
{
    public static AnalyzerOptions Of(string key, string? value, bool isGlobal = false) => new([], new Provider(new Values(key, value), isGlobal));

    private sealed class Provider(Values values, bool isGlobal) : AnalyzerConfigOptionsProvider
    {
        private static readonly Values None = new("", null);

        public override AnalyzerConfigOptions GlobalOptions => isGlobal ? values : None;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => isGlobal ? None : values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => None;
    }

    private sealed class Values(string known, string? answer) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => answer is null ? [] : [known];

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == known ? answer : null;
            return value is not null;
        }
    }
}
