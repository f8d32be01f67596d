namespace ResilienceGen.Cli.Output;

/// <summary>One status line that overwrites itself on a terminal, and nothing where the output is redirected.</summary>
internal sealed class Progress(TextWriter writer, bool isVisible)
{
    private const int Width = 78;
    private readonly object _lock = new();
    private bool _isShown;

    public void Report(string text)
    {
        if (!isVisible) return;
        lock (_lock)
        {
            writer.Write($"\r{(text.Length > Width ? text[..Width] : text.PadRight(Width))}");
            _isShown = true;
        }
    }

    /// <summary>Takes the line away, so that what follows starts on a clean one.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_isShown) writer.Write($"\r{new string(' ', Width)}\r");
            _isShown = false;
        }
    }
}
