using ResilienceGen.Cli.Migration;

namespace ResilienceGen.Cli.Tests.Migration;

public sealed class CodeOwnersTests
{
    [Theory]
    [InlineData("*.cs @all", "src/A.cs", "@all")]
    [InlineData("*.js @web", "src/A.cs", null)]
    [InlineData("/src/ @core", "src/deep/A.cs", "@core")]
    [InlineData("/src/ @core", "lib/src/A.cs", null)]
    [InlineData("src/ @core", "lib/src/A.cs", "@core")]
    [InlineData("docs/* @docs", "docs/A.cs", "@docs")]
    [InlineData("docs/* @docs", "docs/deep/A.cs", null)]
    [InlineData("apps/**/api @api", "apps/shop/v2/api/A.cs", "@api")]
    [InlineData("src/A.cs @a @b # both", "src/A.cs", "@a @b")]
    [InlineData("A.cs", "src/A.cs", null)]
    public void Pattern_names_owners(string line, string file, string? owners) =>
        Assert.Equal(owners, CodeOwners.Parse("/repo", [line]).Of(Path.GetFullPath("/repo/" + file)));

    [Fact]
    public void Last_line_that_matches_decides() =>
        Assert.Equal("@shop", CodeOwners.Parse("/repo", ["* @all", "/src/ @core", "/src/shop/ @shop", "# end"]).Of(Path.GetFullPath("/repo/src/shop/A.cs")));
}
