using System.Reflection;
using ResilienceGen.Analyzers.MigrationGap.Withhold;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Every reason to withhold a fix has words for the message.</summary>
public class ReasonCodeTests
{
    [Fact]
    public void EveryCheck_HasWords()
    {
        var checks = typeof(SiteChecks).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .SelectMany(field => field.GetValue(null) as IEnumerable<SiteCheck> ?? []);
        Assert.All(checks, check => Assert.Contains(check.Reason, ReasonTexts.All.Keys));
    }

    [Fact]
    public void Words_FitTheMessage() =>
        Assert.All(ReasonTexts.All.Values, words => Assert.False(char.IsUpper(words[0]) || words.EndsWith('.')));
}
