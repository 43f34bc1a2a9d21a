namespace Automation.Tests;

/// <summary>The repository that these tests belong to.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(System.IO.Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"No folder from {AppContext.BaseDirectory} upwards holds global.json."
            );
    }
}
