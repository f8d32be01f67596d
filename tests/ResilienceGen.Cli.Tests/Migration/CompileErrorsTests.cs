using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Testing;

namespace ResilienceGen.Cli.Tests.Migration;

public sealed class CompileErrorsTests
{
    private const string Broken = "class C { int M() => missing; }";

    [Fact]
    public void Error_that_only_moved_is_not_new() =>
        Assert.Empty(Errors("\n\n\n" + Broken).NewSince(Errors(Broken)));

    [Fact]
    public void Second_error_of_the_same_kind_is_new() =>
        Assert.Single(Errors("class C { int M() => missing; int N() => missing; }").NewSince(Errors(Broken)));

    [Fact]
    public void New_error_names_file_id_and_message()
    {
        var error = Assert.Single(Errors(Broken).NewSince(Errors("class C { }")));
        Assert.Equal("Test0.cs", error.File);
        Assert.StartsWith("CS0103: ", error.Text);
    }

    [Fact]
    public void Warning_is_no_error() => Assert.Empty(Errors("class C { int M() { int unused; return 1; } }").NewSince(Errors("class C { }")));

    private static CompileErrors Errors(string source) => CompileErrors.Of((CSharpCompilation)TestCompilation.Create(source), CancellationToken.None);
}
