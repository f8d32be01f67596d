namespace ResilienceGen.Cli.Migration;

/// <summary>Replaces a file in one step: whoever reads it, and whatever happens, sees the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <exception cref="IOException">The file cannot be written; the old content is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; the old content is still there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        // A link stays a link; the file behind it is replaced.
        var isNew = !File.Exists(path);
        var real = isNew ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        if (!isNew && File.GetAttributes(real).HasFlag(FileAttributes.ReadOnly))
            throw new UnauthorizedAccessException($"{path} is read-only.");
        var temporary = Path.Combine(Path.GetDirectoryName(real)!, $".{Path.GetFileName(real)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && !isNew) File.SetUnixFileMode(temporary, File.GetUnixFileMode(real));
            File.Move(temporary, real, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
