using System.Diagnostics;

namespace BuildTests;

/// <summary>A repository with the real hooks, which start the build program that was compiled with these tests.</summary>
internal sealed class HookedRepository : IDisposable
{
    private static readonly string Program = FindProgram();
    private readonly string scratch = Directory.CreateTempSubdirectory("hooks ü ").FullName;

    public HookedRepository()
    {
        Root = Path.Combine(scratch, "a repository");
        Directory.CreateDirectory(Path.Combine(Root, ".husky"));
        Directory.CreateDirectory(Path.Combine(Root, ".config"));
        foreach (string hook in Directory.GetFiles(Path.Combine(BootstrapCheckout.Repository, ".husky")))
            File.Copy(hook, Path.Combine(Root, ".husky", Path.GetFileName(hook)));
        foreach (string file in (string[])[".config/dotnet-tools.json", ".editorconfig"])
            File.Copy(Path.Combine(BootstrapCheckout.Repository, file), At(file));
        Write("build.sh", Script);
        Executable("build.sh");
        Write(".gitignore", ".nuke/\n*.pid\n");
        Git("init", "-q", "-b", "work");
        Git("config", "user.name", "Somebody");
        Git("config", "user.email", "somebody@example.org");
        Git("config", "commit.gpgsign", "false");
        Git("config", "core.hooksPath", ".husky");
        Git("add", "-A");
        Git("commit", "-q", "-m", "chore: begin");
    }

    public string Root { get; }

    /// <summary>Starts the program as build.sh does, and notes the process, so that a test can end it.</summary>
    private static string Script =>
        $"""
            #!/bin/sh
            BUILD_ROOT=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)
            export BUILD_ROOT
            echo $$ >"$BUILD_ROOT/$1.pid"
            exec '{DotNet}' exec '{Program}' "$@"

            """;

    private static string DotNet =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root && File.Exists(Path.Combine(root, "dotnet"))
            ? Path.Combine(root, "dotnet")
            : Path.GetFullPath(
                Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet")
            );

    public string At(string name) => Path.Combine(Root, name);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
    }

    public string Read(string name) => File.ReadAllText(At(name));

    public void Executable(string name)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At(name), File.GetUnixFileMode(At(name)) | UnixFileMode.UserExecute);
    }

    /// <summary>Runs git, which must succeed, and gives what it wrote.</summary>
    public string Git(params string[] arguments)
    {
        (int exitCode, string output) = Run("git", arguments);
        Assert.True(exitCode == 0, $"git {string.Join(' ', arguments)}\n{output}");
        return output.TrimEnd('\n');
    }

    public (int ExitCode, string Output) Run(string program, params string[] arguments) =>
        Run(Start(program, arguments));

    public static (int ExitCode, string Output) Run(ProcessStartInfo start, string input = "")
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    public ProcessStartInfo Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsOfOuterRun).ToArray())
            start.Environment.Remove(name);
        return start;
    }

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(scratch, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(scratch, recursive: true);
    }

    private static bool IsOfOuterRun(string name) =>
        name.StartsWith("GIT_", StringComparison.Ordinal) || name is "BUILD_ROOT" or "BUILD_STALE" or "HUSKY";

    private static string FindProgram()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        string program = Path.Combine(
            BootstrapCheckout.Repository,
            "artifacts",
            "bin",
            "_build",
            configuration,
            "_build.dll"
        );
        return File.Exists(program)
            ? program
            : throw new InvalidOperationException(
                $"{program} does not exist. Compile the solution: ./build.sh Compile"
            );
    }
}
