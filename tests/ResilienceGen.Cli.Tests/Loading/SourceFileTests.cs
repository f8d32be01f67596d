using System.Text;
using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Tests.Loading;

/// <summary>A file's bytes come back exactly, whatever its encoding.</summary>
public sealed class SourceFileTests
{
    private const string Text = "// caf\u00e9\r\nclass C { }\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16-be", "utf-16-bare", "utf-32", "latin-1"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_in_any_encoding_comes_back_byte_for_byte(string encoding)
    {
        var bytes = Bytes(encoding);
        var file = SourceFile.Decode(bytes);
        Assert.Equal(Text, file.Text.ToString());
        Assert.Equal(bytes, SourceFile.Encode(file.Text));
    }

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", null)]
    [InlineData("latin-1", "Latin-1")]
    [InlineData("utf-16-bare", "UTF-16 without a byte order mark")]
    public void Only_a_guess_is_announced(string encoding, string? assumption) =>
        Assert.Equal(assumption, SourceFile.Decode(Bytes(encoding)).Assumption);

    [Fact]
    public void An_empty_file_is_empty_text() => Assert.Equal(0, SourceFile.Decode([]).Text.Length);

    private static byte[] Bytes(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16-be" => new UnicodeEncoding(true, true),
            "utf-16-bare" => new UnicodeEncoding(false, false),
            "utf-32" => new UTF32Encoding(false, true),
            _ => Encoding.Latin1,
        };
        return [.. encoding.Preamble, .. encoding.GetBytes(Text)];
    }
}
