namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Copies a file, or a folder with all in it, to a path.</summary>
    /// <exception cref="IOException">Something is there and the policy says to fail.</exception>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    )
    {
        if (createDirectories)
            target.Parent?.CreateDirectory();
        if (source.DirectoryExists())
            CopyFolder(source, target, policy);
        else
            PutFile(source, target, policy, static (from, to) => File.Copy(from, to, overwrite: true));
        return target;
    }

    /// <summary>Copies a file, or a folder with all in it, into a folder.</summary>
    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath targetDirectory,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    ) => source.Copy(targetDirectory / source.Name, policy, createDirectories);

    /// <summary>Moves a file, or a folder with all in it, to a path.</summary>
    /// <exception cref="IOException">Something is there and the policy says to fail.</exception>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    )
    {
        if (createDirectories)
            target.Parent?.CreateDirectory();
        if (!source.DirectoryExists())
            PutFile(source, target, policy, static (from, to) => File.Move(from, to, overwrite: true));
        else if (!target.DirectoryExists())
            Directory.Move(source, target);
        else
        {
            CopyFolder(source, target, policy);
            source.DeleteDirectory();
        }
        return target;
    }

    /// <summary>Moves a file, or a folder with all in it, into a folder.</summary>
    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source,
        AbsolutePath targetDirectory,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    ) => source.Move(targetDirectory / source.Name, policy, createDirectories);

    /// <summary>Gives a file or folder another name in its folder.</summary>
    public static AbsolutePath Rename(
        this AbsolutePath source,
        string newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Move((source.Parent ?? source) / newName, policy);

    private static void CopyFolder(AbsolutePath source, AbsolutePath target, ExistsPolicy policy)
    {
        if (target.DirectoryExists() && !policy.HasFlag(ExistsPolicy.DirectoryMerge))
            throw new IOException($"{target} exists. Delete it, or say that folders are to be merged.");
        target.CreateDirectory();
        foreach (AbsolutePath file in source.GetFiles())
            PutFile(file, target / file.Name, policy, static (from, to) => File.Copy(from, to, overwrite: true));
        foreach (AbsolutePath folder in source.GetDirectories())
            CopyFolder(folder, target / folder.Name, policy);
    }

    private static void PutFile(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        Action<string, string> put
    )
    {
        if (target.FileExists())
        {
            if (policy.HasFlag(ExistsPolicy.FileSkip))
                return;
            bool isOlder = File.GetLastWriteTimeUtc(target) < File.GetLastWriteTimeUtc(source);
            if (policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer) && !isOlder)
                return;
            if (!policy.HasFlag(ExistsPolicy.FileOverwrite) && !policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer))
                throw new IOException($"{target} exists. Delete it, or say that files are to be replaced.");
        }
        put(source, target);
    }
}
