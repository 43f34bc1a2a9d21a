using System.Globalization;
using Automation.Git;

namespace Automation.Adopting;

/// <summary>Writes files, all or none: they are prepared aside, moved into place, and moved back when something goes wrong.</summary>
/// <param name="root">The repository's folder.</param>
public sealed class FileTransaction(string root)
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private readonly Stack<Action> undo = [];

    /// <summary>Writes the files of a plan.</summary>
    /// <param name="files">The files, each with its content.</param>
    /// <param name="cancellation">Stops it; then nothing is written.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="AutomationException">A file could not be written.</exception>
    public void Apply(IReadOnlyList<PlannedFile> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        GitFolders folders =
            GitFolders.Find(root)
            ?? throw new AutomationException($"There is no git repository in {root}: run git init first.");
        string aside = Path.Combine(
            folders.Own,
            "adopting-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
        );
        try
        {
            Directory.CreateDirectory(aside);
            for (int i = 0; i < files.Count; i++)
                Prepare(files[i], Aside(aside, "new", i));
            for (int i = 0; i < files.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Place(Path.Combine(root, files[i].Path), Aside(aside, "new", i), Aside(aside, "old", i));
            }
            cancellation.ThrowIfCancellationRequested();
        }
        catch (Exception exception)
        {
            while (undo.TryPop(out Action? step))
                step();
            if (exception is IOException or UnauthorizedAccessException)
                throw new AutomationException(
                    $"A file cannot be written: {exception.Message} Nothing was changed.",
                    exception
                );
            throw;
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    private void Prepare(PlannedFile file, string prepared)
    {
        File.WriteAllBytes(prepared, file.Content.Span);
        string target = Path.Combine(root, file.Path);
        if (OperatingSystem.IsWindows())
            return;
        if (File.Exists(target) && file.Action != PlannedAction.Update)
            File.SetUnixFileMode(prepared, File.GetUnixFileMode(target));
        else if (file.Content.Span.StartsWith("#!"u8))
            File.SetUnixFileMode(prepared, Executable);
    }

    private void Place(string target, string prepared, string old)
    {
        MakeFolder(Path.GetDirectoryName(target)!);
        if (File.Exists(target))
        {
            File.Move(target, old);
            undo.Push(() => File.Move(old, target, overwrite: true));
        }
        File.Move(prepared, target);
        undo.Push(() => File.Delete(target));
    }

    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        MakeFolder(Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        undo.Push(() => Directory.Delete(folder));
    }

    private static string Aside(string folder, string kind, int number) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}"));
}
