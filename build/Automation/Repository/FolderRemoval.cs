namespace Automation.Repository;

/// <summary>Deletes folders with a checkout in them.</summary>
internal static class FolderRemoval
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Deletes a folder in which a program that is about to end may still write.</summary>
    public static async Task DeleteAsync(string folder)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Delete(folder);
                return;
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                await Task.Delay(Pause).ConfigureAwait(false);
            }
        }
    }

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
