using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Cli.Loading;

/// <summary>Reads source files once each, in parallel, and notes what could not be read as expected.</summary>
internal sealed class SourceReader
{
    private readonly ConcurrentDictionary<string, SourceFile?> _files = new();
    private readonly ConcurrentQueue<Notice> _notices = new();

    public IReadOnlyList<Notice> Notices => [.. _notices.OrderBy(notice => notice.Place, StringComparer.Ordinal)];

    public void ReadAll(IEnumerable<string> paths, CancellationToken cancellationToken) =>
        Parallel.ForEach(paths.Distinct(), new ParallelOptions { CancellationToken = cancellationToken }, path => Read(path));

    /// <returns>The loader of a document's text; null for a file that cannot be read.</returns>
    public TextLoader? Loader(string path) =>
        Read(path) is { } file ? TextLoader.From(TextAndVersion.Create(file.Text, VersionStamp.Default, path)) : null;

    private SourceFile? Read(string path) => _files.GetOrAdd(path, ReadUncached);

    private SourceFile? ReadUncached(string path)
    {
        try
        {
            var file = SourceFile.Read(path);
            if (file.Assumption is { } assumption)
                _notices.Enqueue(new Notice(NoticeLevel.Warning, path, $"is not UTF-8; read as {assumption}.", "Save it as UTF-8 if characters look wrong."));
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _notices.Enqueue(new Notice(NoticeLevel.Error, path, $"cannot be read: {error.Message}", "Check the file and its permissions."));
            return null;
        }
    }
}
