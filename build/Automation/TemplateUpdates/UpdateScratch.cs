using System.Globalization;
using Automation.Repository;
using Automation.Services;

namespace Automation.TemplateUpdates;

/// <summary>A folder for what an update makes on the way; those that killed runs left behind are deleted with the next.</summary>
internal sealed class UpdateScratch : IDisposable
{
    private static int made;

    private UpdateScratch(string folder) => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Makes a folder.</summary>
    /// <param name="artifacts">The folder for what the build makes.</param>
    public static UpdateScratch Make(string artifacts)
    {
        string all = Path.Combine(artifacts, "template-update");
        Directory.CreateDirectory(all);
        foreach (string old in Directory.GetDirectories(all))
        {
            string process = Path.GetFileName(old).Split('-')[0];
            if (!int.TryParse(process, CultureInfo.InvariantCulture, out int id) || ProcessIdentity.Of(id) == null)
                FolderRemoval.Delete(old);
        }
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessId}-{Interlocked.Increment(ref made)}"
        );
        return new UpdateScratch(Directory.CreateDirectory(Path.Combine(all, name)).FullName);
    }

    /// <summary>A path in the folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    public void Dispose() => FolderRemoval.Delete(Folder);
}
