using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ResilienceGen.Analyzers.Support;

/// <summary>Writes indented C# with LF line ends on every machine.</summary>
internal sealed class CodeWriter
{
    private const string Indent = "    ";

    private const int Longest = 64 * 1024;

    // A thread writes one file after the other: the room that one has taken serves the next.
    [ThreadStatic]
    private static char[]? _spare;

    private char[] _text;
    private int _length;
    private int _depth;
    private bool _isInLine;

    public CodeWriter()
    {
        _text = _spare ?? new char[8 * 1024];
        _spare = null;
    }

    /// <summary>Writes a text of one or more lines, each at the current depth.</summary>
    public void Write(string text)
    {
        Append(text);
        EndLine();
    }

    /// <summary>The same for a text with holes: what fills them is written where it belongs and never put together before.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref Interpolation text) => EndLine();

    /// <summary>Writes a part of a line, which goes on behind it.</summary>
    public void Add(string text) => Append(text);

    /// <summary>The same for a text with holes.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref Interpolation text)
    {
    }

    /// <summary>Writes parts of a line with commas between them.</summary>
    public void AddList<T>(ImmutableArray<T> items, Action<CodeWriter, T> add)
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (index > 0) Append(", ");
            add(this, items[index]);
        }
    }

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

    /// <summary>What is written; nothing can be written afterwards.</summary>
    public string Finish()
    {
        var text = new string(_text, 0, _length);
        if (_text.Length <= Longest) _spare = _text;
        _text = [];
        return text;
    }

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
            for (var level = 0; level < _depth; level++) Copy(Indent, 0, Indent.Length);
            _isInLine = true;
        }

        Copy(text, start, end - start);
    }

    private void EndLine()
    {
        Copy("\n", 0, 1);
        _isInLine = false;
    }

    private void Copy(string text, int start, int count)
    {
        if (_text.Length - _length < count) Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + count));
        text.CopyTo(start, _text, _length, count);
        _length += count;
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

        /// <summary>What writes itself.</summary>
        public void AppendFormatted(Action<CodeWriter> add) => add(_writer);

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
