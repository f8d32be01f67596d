using Microsoft.CodeAnalysis.CodeFixes;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>The page of a rule promises a fix, and who may apply it; the code holds just that, with its tests.</summary>
public sealed class RuleFixTests
{
    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    public static TheoryData<Type> Fixes => [.. RuleFixes.All.Select(fix => fix.GetType())];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_promises_the_fixes_that_the_rule_has(string id) => Assert.Equal(RuleFixes.KindsOf(id), Promise(id));

    // A page and a fix that are taken away together would not be missed.
    [Theory]
    [InlineData(FixKinds.Unattended, "RSG1001 RSG1006 RSG2001 RSG2002 RSG2004 RSG2005 RSG2009 RSG2011 RSG2103 RSG3001 RSG3002 RSG3005")]
    [InlineData(FixKinds.Person, "RSG1002 RSG1003 RSG1005 RSG2001 RSG2002 RSG2003 RSG2006 RSG2007 RSG2008 RSG2010 RSG2012 RSG2013 RSG2014 RSG2101 RSG2102 RSG2104 RSG3002 RSG3003 RSG3004 RSG4005 RSG4006 RSG5002")]
    internal void The_rules_that_have_a_fix_keep_it(FixKinds kind, string ids) => Assert.DoesNotContain(ids.Split(' '), id => !RuleFixes.KindsOf(id).HasFlag(kind));

    // Bulk tools take any fix that can run on all findings: of two, they would apply whichever comes first.
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_one_fix_for_bulk_tools_at_most(string id) =>
        Assert.InRange(RuleFixes.Of(id).Count(fix => RuleFixes.KindOf(fix) == FixKinds.Unattended), 0, 1);

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_has_tests_of_one_finding_and_of_bulk_tools(Type fix)
    {
        var tests = File.ReadAllText(RepositoryRoot.Files("tests/ResilienceGen.CodeFixes.Tests", $"{fix.Name}Tests.cs").Single());
        Assert.Contains(".VerifyCodeFixAsync(", tests, StringComparison.Ordinal);
        Assert.Contains(
            RuleFixes.KindOf((CodeFixProvider)Activator.CreateInstance(fix)!) == FixKinds.Unattended ? ".VerifyFixAllAsync(" : $"Assert.Null(new {fix.Name}().GetFixAllProvider())",
            tests,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none; the name may be wrong.", FixKinds.None)]
    [InlineData("yes, also unattended.", FixKinds.Unattended)]
    [InlineData("for a person only.", FixKinds.Person)]
    [InlineData("yes; at a call for a person to apply, at a registration also unattended.", FixKinds.Unattended | FixKinds.Person)]
    [InlineData("yes.", null)]
    internal void A_promise_is_read_from_its_words(string words, FixKinds? kinds) => Assert.Equal(kinds, Read(words));

    private static FixKinds? Promise(string id)
    {
        var page = File.ReadLines(RepositoryRoot.Combine("docs", "rules", $"{id}.md")).Skip(2).First();
        Assert.StartsWith("Severity: ", page, StringComparison.Ordinal);
        return Read(page[(page.IndexOf(" Fix: ", StringComparison.Ordinal) + " Fix: ".Length)..]);
    }

    private static FixKinds? Read(string words)
    {
        var kinds = (words.Contains("unattended", StringComparison.Ordinal) ? FixKinds.Unattended : FixKinds.None)
            | (words.Contains("for a person", StringComparison.Ordinal) ? FixKinds.Person : FixKinds.None);
        var isNone = words.StartsWith("none", StringComparison.Ordinal);
        return isNone == (kinds == FixKinds.None) ? kinds : null;
    }
}
