using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ResilienceGen.Analyzers.Support;

/// <summary>Writes indented C# with LF line ends on every machine.</summary>
internal sealed class CodeWriter
{
    private const string Indent = "    ";

    private readonly StringBuilder _text = new(capacity: 8 * 1024);
    private int _depth;
    private bool _isInLine;

    /// <summary>Writes a text of one or more lines, each at the current depth.</summary>
    public void Write(string text)
    {
        Append(text);
        EndLine();
    }

    /// <summary>The same for a text with holes: what fills them is written where it belongs and never put together before.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref Interpolation text) => EndLine();

    public void BlankLine() => EndLine();

    /// <summary>Writes the header and an opening brace; the closing one follows when the block is disposed.</summary>
    public Closing Block(string? header = null, string end = "}")
    {
        if (header is not null) Write(header);
        Write("{");
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

    private void Append(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Append(text, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
            EndLine();
            start = end + 1;
        }

        Append(text, start, text.Length);
    }

    private void Append(string text, int start, int end)
    {
        if (end == start) return;
        if (!_isInLine)
        {
            for (var level = 0; level < _depth; level++) _text.Append(Indent);
            _isInLine = true;
        }

        _text.Append(text, start, end - start);
    }

    private void EndLine()
    {
        _text.Append('\n');
        _isInLine = false;
    }

    /// <summary>Takes the parts of an interpolated string as they come.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Interpolation
    {
        private readonly CodeWriter _writer;

        // The compiler also hands over the lengths, to reserve room.
        public Interpolation(int literalLength, int formattedCount, CodeWriter writer) => _writer = writer;

        public void AppendLiteral(string text) => _writer.Append(text);

        public void AppendFormatted(string? text) => _writer.Append(text ?? "");

        public void AppendFormatted(int number) => _writer.Append(number.ToString(CultureInfo.InvariantCulture));
    }

    public readonly struct Closing(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end is not null) writer.Write(end);
        }
    }
}
