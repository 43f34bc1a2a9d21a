namespace Nuke.Common.Tooling;

/// <summary>Finds tools.</summary>
public static class ToolResolver
{
    /// <summary>A tool at a path.</summary>
    public static Tool GetTool(string toolPath) =>
        (arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler) =>
            ToolRun.Run(
                toolPath,
                arguments,
                new ProcessSettings(workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger),
                exitHandler
            );

    /// <summary>A tool that lies on PATH.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>A tool named by the environment variable <c>NAME_EXE</c>, or one that lies on PATH.</summary>
    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);

    /// <summary>A tool named by the environment variable <c>NAME_EXE</c>, or null.</summary>
    public static Tool? TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable(name.ToUpperInvariant() + "_EXE") is { } path
            ? GetTool(path)
            : null;
}

/// <summary>Finds the files of tools.</summary>
public static class ToolPathResolver
{
    /// <summary>The file that an environment variable names, or null when it is not set.</summary>
    public static string? TryGetEnvironmentExecutable(string environmentExecutable) =>
        EnvironmentInfo.GetVariable(environmentExecutable);

    /// <summary>The file of that name on PATH.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string GetPathExecutable(string pathExecutable)
    {
        string[] endings = EnvironmentInfo.IsWin ? [".exe", ".cmd", ".bat", ""] : [""];
        foreach (
            string folder in (EnvironmentInfo.GetVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            foreach (string ending in endings)
            {
                string file = Path.Combine(folder, pathExecutable + ending);
                if (File.Exists(file))
                    return Path.GetFullPath(file);
            }
        }
        throw new ArgumentException(
            $"{pathExecutable} is not on PATH. Install it, or add its folder to PATH.",
            nameof(pathExecutable)
        );
    }
}
