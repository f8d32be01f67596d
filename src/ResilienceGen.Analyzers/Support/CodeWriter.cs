using System.Text;

namespace ResilienceGen.Analyzers.Support;

/// <summary>Writes indented C# with LF line ends on every machine.</summary>
internal sealed class CodeWriter
{
    private const string Indent = "    ";

    private readonly StringBuilder _text = new(capacity: 8 * 1024);
    private int _depth;

    /// <summary>Writes a text of one or more lines, each at the current depth.</summary>
    public void Write(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            WriteLine(text, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }

        WriteLine(text, start, text.Length);
    }

    public void BlankLine() => _text.Append('\n');

    /// <summary>Writes the header and an opening brace; the closing one follows when the block is disposed.</summary>
    public Closing Block(string? header = null, string end = "}")
    {
        if (header is not null) Write(header);
        WriteLine("{");
        _depth++;
        return new Closing(this, end);
    }

    /// <summary>Indents what follows until disposed.</summary>
    public Closing Indented()
    {
        _depth++;
        return new Closing(this, end: null);
    }

    public override string ToString() => _text.ToString();

    private void WriteLine(string line) => WriteLine(line, 0, line.Length);

    private void WriteLine(string text, int start, int end)
    {
        if (end > start)
        {
            for (var level = 0; level < _depth; level++) _text.Append(Indent);
            _text.Append(text, start, end - start);
        }

        _text.Append('\n');
    }

    public readonly struct Closing(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end is not null) writer.WriteLine(end);
        }
    }
}
