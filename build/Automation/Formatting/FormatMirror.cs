namespace Automation.Formatting;

/// <summary>A folder outside of the repository with the contents to be formatted and their configuration, at the same relative paths.</summary>
internal sealed class FormatMirror : IDisposable
{
    public FormatMirror(IEnumerable<FormatInput> inputs, IReadOnlyDictionary<string, byte[]> configuration)
    {
        foreach ((string path, byte[] content) in configuration)
            Write(path, content);
        foreach (FormatInput input in inputs)
            Write(input.Path, input.Content);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("format-").FullName;

    /// <summary>The content of an input as it is now.</summary>
    public byte[] Read(FormatInput input) => File.ReadAllBytes(Path.Combine(Folder, input.Path));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string path, ReadOnlyMemory<byte> content)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using FileStream stream = new(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        stream.Write(content.Span);
    }
}
