using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Finds the folder that holds the repository.</summary>
internal static class RootDirectoryLookup
{
    /// <summary>The environment variable in which build.sh tells where it lies.</summary>
    public const string Variable = "BUILD_ROOT";

    /// <summary>The folder named by <paramref name="told"/>, else the nearest one upwards that holds <c>.nuke</c> or <c>build/_build.csproj</c>.</summary>
    public static AbsolutePath? Find(string? told, AbsolutePath workingDirectory)
    {
        if (!string.IsNullOrEmpty(told))
            return AbsolutePath.Create(Path.Combine(workingDirectory, told));
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        for (AbsolutePath? folder = workingDirectory; folder != null; folder = folder.Parent)
        {
            if (!string.Equals(folder, home, StringComparison.Ordinal) && Directory.Exists(folder / ".nuke"))
                return folder;
            if (File.Exists(folder / "build" / "_build.csproj"))
                return folder;
        }
        return null;
    }
}
