using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Tests.Support;

public class SourceWordsTests
{
    [Fact]
    public void Places_AreThoseOfTheWholeWord() => Assert.Equal([6, 17], PlacesOf("Get", "class Get : Base<Get> { int GetAll; }"));

    [Fact]
    public void Places_IncludeTheLastWord() => Assert.Equal([6], PlacesOf("Last", "class Last"));

    [Fact]
    public void WordAcrossAChunk_IsOneWord() => Assert.Equal([4094], PlacesOf("Widget", new string(' ', 4094) + "Widget w;"));

    [Theory]
    [InlineData("int größe = 1;", "größe")]
    [InlineData("int @class = 1;", "class")]
    [InlineData("// only Here", "Here")]
    public void EveryKindOfWord_IsWritten(string source, string word) => Assert.True(Words(source).Writes(word));

    [Fact]
    public void NameWithAnEscape_IsReadFromItsToken() => Assert.True(Words("class C { void \\u0047et() { } }").Writes("Get"));

    [Fact]
    public void NameWithACharacterThatDoesNotCount_IsReadFromItsToken() => Assert.True(Words("class C { void G\u200Det() { } }").Writes("Get"));

    [Theory]
    [InlineData("class Größe { }", "GRÖSSE", false)]
    [InlineData("class Größe { }", "größe", true)]
    [InlineData("class größe { }", "GRÖßE", true)]
    [InlineData("class \\u0047et { }", "gEt", true)]
    [InlineData("class GetAsync { }", "get", false)]
    public void Word_IsFoundInWhateverCase(string source, string word, bool isWritten) =>
        Assert.Equal(isWritten, Words(source).WritesInAnyCase(word, CancellationToken.None));

    [Fact]
    public void PartOfAWord_IsNotWritten() => Assert.False(Words("class GetAsync { }").Writes("Get"));

    [Fact]
    public void Tree_IsReadOnce()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { }");
        Assert.Same(SourceWords.Of(tree, CancellationToken.None), SourceWords.Of(tree, CancellationToken.None));
    }

    private static IEnumerable<int> PlacesOf(string word, string source) => Words(source).Places(SourceWords.HashOf(word));

    private static SourceWords Words(string source) => SourceWords.Of(CSharpSyntaxTree.ParseText(source), CancellationToken.None);
}
