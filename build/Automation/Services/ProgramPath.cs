namespace Automation.Services;

/// <summary>Finds programs.</summary>
public static class ProgramPath
{
    /// <summary>Finds a program on PATH.</summary>
    /// <param name="name">Its name, without an extension.</param>
    /// <returns>Its path, or nothing when it is not installed.</returns>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(x => x.Length > 0)
            .SelectMany(x => (string[])[Path.Combine(x, name), Path.Combine(x, name + ".exe")])
            .FirstOrDefault(File.Exists);
}
