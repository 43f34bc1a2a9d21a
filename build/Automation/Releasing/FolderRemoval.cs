namespace Automation.Releasing;

/// <summary>Deletes folders with a checkout in them.</summary>
internal static class FolderRemoval
{
    /// <summary>Deletes a folder; git writes its objects without the right to delete them, which counts on Windows.</summary>
    public static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
        {
            foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
        }
        Directory.Delete(folder, recursive: true);
    }
}
