namespace Automation.Services;

/// <summary>Finds programs.</summary>
public static class ProgramPath
{
    /// <summary>Finds a program on PATH.</summary>
    /// <param name="name">Its name, without an extension.</param>
    /// <param name="folders">The folders to look in; those of PATH when nothing is said.</param>
    /// <returns>Its path, or nothing when it is not installed.</returns>
    public static string? Find(string name, string? folders = null) =>
        (folders ?? Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(x => x.Length > 0)
            .SelectMany(x => (string[])[Path.Combine(x, name), Path.Combine(x, name + ".exe")])
            .FirstOrDefault(File.Exists);
}
