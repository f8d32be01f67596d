using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Facts;

/// <summary>Facts come from other assemblies, of other versions and in any state: reading one never fails.</summary>
public sealed class StepTextTests
{
    [Theory]
    [InlineData("(1)")]
    [InlineData("(1 (remove))")]
    [InlineData("(1 (add Standard 7 ~ ~))")]
    [InlineData("(1 (add Pipeline 0 foreignPolicy ~))")]
    [InlineData("(1 (client () (const '\"it''s (a) name') ((remove)) +))")]
    [InlineData("(1 (client (T:System.String) ~ () -))")]
    [InlineData("(1 (typed T:System.String))")]
    [InlineData("(1 (defaults (code ((add Hedging 7 ~ ~)))) (defaults ?))")]
    [InlineData("(1 (when (and (is 1 true) (or (not (is 2 null)) ?)) ((run (param 3)))))")]
    [InlineData("(1 (when + ((lost keptBuilder))))")]
    [InlineData("(1 (call 'M:System.GC.KeepAlive(System.Object)' () (? (const \"a \"b)) - ((remove)) -))")]
    public void ReadAndWrittenAgain_IsTheSame(string text)
    {
        var compilation = TestCompilation.Create("");
        var steps = new StepParser(compilation, compilation.Assembly, subject: null).Parse(text);
        Assert.NotNull(steps);
        Assert.Equal(text, StepText.Write(steps.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("(2 (remove))")]
    [InlineData("(1 (unheard of))")]
    [InlineData("(1 (remove)")]
    [InlineData("(1 (remove)) more")]
    [InlineData("(1 (add Standard x ~ ~))")]
    [InlineData("(1 (add Unheard 7 ~ ~))")]
    [InlineData("(1 (typed T:No.Such))")]
    [InlineData("(1 (when (is) ()))")]
    [InlineData("(1 (client (T:System.String) 'open")]
    [InlineData("1")]
    public void WhatCannotBeRead_IsUnknown(string text)
    {
        var compilation = TestCompilation.Create("");
        Assert.Null(new StepParser(compilation, compilation.Assembly, subject: null).Parse(text));
    }

    [Fact]
    public void DeeplyNestedText_IsUnknown()
    {
        var compilation = TestCompilation.Create("");
        Assert.Null(new StepParser(compilation, compilation.Assembly, subject: null).Parse("(1 " + new string('(', 100_000)));
    }
}
