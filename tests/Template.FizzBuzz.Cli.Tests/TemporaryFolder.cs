namespace Template.FizzBuzz.Cli.Tests;

/// <summary>A folder of its own for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fizzbuzz tests ü ");

    public string FullName => folder.FullName;

    /// <summary>The names of all files, hidden ones included, in order.</summary>
    public IEnumerable<string> Files =>
        folder.EnumerateFileSystemInfos().Select(file => file.Name).Order(StringComparer.Ordinal);

    public string this[string name] => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
