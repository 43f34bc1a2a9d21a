using System.Diagnostics.CodeAnalysis;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>Opens what a path given by a user stands for.</summary>
[SuppressMessage(
    "Reliability",
    "CA2000",
    Justification = "What is opened here is owned by the target that is returned."
)]
internal static class OutputFile
{
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be opened.</exception>
    public static OutputTarget Open(string path)
    {
        string target = Follow(Path.GetFullPath(path));
        if (IsDevice(target))
        {
            return OpenDirectly(target);
        }

        if (Directory.Exists(target) || Path.EndsInDirectorySeparator(path))
        {
            throw new IOException("it is a folder; name a file in it");
        }

        return File.Exists(target) ? OpenExisting(target) : new ReplacedFile(target);
    }

    // A link stays, and what it points to is replaced; those of devices stand for themselves.
    private static string Follow(string path)
    {
        bool isLink = !IsDevice(path) && new FileInfo(path).LinkTarget is not null;
        return isLink ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : path;
    }

    // Opening tells a named pipe from a file, and refuses a file that must not be written though its folder may be.
    private static OutputTarget OpenExisting(string path)
    {
        DirectTarget direct = OpenDirectly(path);
        if (!direct.IsFile)
        {
            return direct;
        }

        direct.Dispose();
        return new ReplacedFile(path);
    }

    private static DirectTarget OpenDirectly(string path)
    {
        FileShare share = FileShare.ReadWrite | FileShare.Delete;
        return new DirectTarget(File.OpenHandle(path, FileMode.Open, FileAccess.Write, share));
    }

    private static bool IsDevice(string path) =>
        OperatingSystem.IsWindows()
            ? path.StartsWith(@"\\.\", StringComparison.Ordinal)
            : (IsWithin(path, "/dev/") && !IsWithin(path, "/dev/shm/")) || IsWithin(path, "/proc/");

    private static bool IsWithin(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);
}
