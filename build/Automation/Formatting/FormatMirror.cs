namespace Automation.Formatting;

/// <summary>A folder outside of the repository with the contents to be formatted and their configuration, at the same relative paths.</summary>
internal sealed class FormatMirror : IDisposable
{
    private readonly List<string> files = [];
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    public FormatMirror(IEnumerable<FormatInput> inputs, IReadOnlyDictionary<string, byte[]> configuration)
    {
        foreach ((string path, byte[] content) in configuration)
            Write(path, content);
        foreach (FormatInput input in inputs)
            Write(input.Path, input.Content);
        folders.Add(Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("format-").FullName;

    /// <summary>The content of an input as it is now.</summary>
    public byte[] Read(FormatInput input) => File.ReadAllBytes(Path.Combine(Folder, input.Path));

    public void Dispose()
    {
        // One by one: deleting a tree in one call is compiled anew at every start.
        foreach (string file in files)
            File.Delete(file);
        foreach (string folder in folders.OrderByDescending(x => x.Length))
            Directory.Delete(folder);
    }

    private void Write(string path, ReadOnlyMemory<byte> content)
    {
        string file = Path.Combine(Folder, path);
        string folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        while (folder.Length >= Folder.Length && folders.Add(folder))
            folder = Path.GetDirectoryName(folder)!;
        files.Add(file);
        using FileStream stream = new(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        stream.Write(content.Span);
    }
}
