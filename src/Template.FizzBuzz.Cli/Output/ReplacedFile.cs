using System.Diagnostics;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>
/// Writes beside a file and takes its place at the end, in one step: whenever the process dies, the file is either as it
/// was or complete.
/// </summary>
internal sealed class ReplacedFile : OutputTarget
{
    private readonly Lock moment = new();
    private readonly string path;
    private readonly string temporaryPath;
    private readonly FileStream stream;
    private bool isDecided;

    public ReplacedFile(string path)
    {
        this.path = path;
        string folder = Path.GetDirectoryName(path) ?? path;
        temporaryPath = Path.Combine(folder, $".fizzbuzz-{Guid.NewGuid():N}.tmp");
        stream = new FileStream(
            temporaryPath,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.Read | FileShare.Delete,
            bufferSize: 0
        );
    }

    public override Stream Stream => stream;

    public override bool IsFile => true;

    public override bool LeavesTraces => true;

    public override void Commit()
    {
        KeepMode();
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        lock (moment)
        {
            if (!isDecided)
            {
                File.Move(temporaryPath, path, overwrite: true);
                isDecided = true;
            }
        }
    }

    public override bool Abandon()
    {
        lock (moment)
        {
            if (isDecided)
            {
                return false;
            }

            isDecided = true;
            DeleteTemporary();
            return true;
        }
    }

    // Where even that fails, as it does when the folder is gone, nothing more can be done, and there is something better to tell.
    private void DeleteTemporary()
    {
        try
        {
            File.Delete(temporaryPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Debug.WriteLine(exception);
        }
    }

    private void KeepMode()
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(path));
        }
    }
}
