namespace Template.Jobs.Contract;

/// <summary>A folder that is gone after the test. Its name has a blank.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("jobs test ").FullName;

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
