namespace Automation.Changelogs;

/// <summary>The changelog of a folder.</summary>
/// <param name="folder">The folder.</param>
public sealed class StoredChangelog(string folder)
{
    private readonly string file = Path.Combine(folder, ChangelogFile.Name);

    /// <summary>True when there is one.</summary>
    public bool Exists => Path.Exists(file);

    /// <summary>What it holds; nothing when there is none.</summary>
    /// <exception cref="AutomationException">It is a folder, or cannot be read.</exception>
    public string Read() => Try("read", () => Exists ? File.ReadAllText(file) : "");

    /// <summary>Replaces what it holds.</summary>
    /// <exception cref="AutomationException">It cannot be written.</exception>
    public void Write(string text) =>
        Try(
            "written",
            () =>
            {
                File.WriteAllText(file, text);
                return text;
            }
        );

    private string Try(string what, Func<string> work)
    {
        if (Directory.Exists(file))
            throw new AutomationException($"{file} is a folder. Move it away, or name another repository.");
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AutomationException(
                $"{file} cannot be {what}: {exception.Message} Mend its rights, or move it away.",
                exception
            );
        }
    }
}
