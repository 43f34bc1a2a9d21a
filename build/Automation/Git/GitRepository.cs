using System.Text;
using Automation.Processes;

namespace Automation.Git;

/// <summary>A repository with its work tree, reached through git's own commands.</summary>
/// <remarks>Inside a hook git passes the index and the folder on in variables; commands that are started here see them.</remarks>
/// <param name="root">The top folder of the work tree.</param>
public sealed class GitRepository(string root)
{
    private readonly Dictionary<string, string?> environment = new(StringComparer.Ordinal)
    {
        // Git would write each commit of a log on its own.
        ["GIT_FLUSH"] = "0",
    };

    /// <summary>The top folder of the work tree.</summary>
    public string Root { get; } = root;

    /// <summary>The index that the commands use; by default git's own, or the one that git names to its hook.</summary>
    public string? Index
    {
        get => environment.GetValueOrDefault("GIT_INDEX_FILE");
        init => environment["GIT_INDEX_FILE"] = value;
    }

    /// <summary>The same repository with another index file.</summary>
    public GitRepository WithIndex(string index) => new(Root) { Index = index };

    /// <summary>Runs git and gives the bytes that it wrote.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="input">What git reads on its standard input.</param>
    /// <exception cref="AutomationException">git ended with an error.</exception>
    public byte[] Run(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default)
    {
        (int exitCode, byte[] output, string error) = Command(arguments, input).RunForBytes();
        return exitCode == 0
            ? output
            : throw new AutomationException(
                $"git {string.Join(' ', arguments.Take(2))} failed: {(error.Length > 0 ? error : $"exit code {exitCode}").Trim()}"
            );
    }

    /// <summary>Runs git and gives the one line that it wrote; null when git ended with an error.</summary>
    public string? TryLine(params IReadOnlyList<string> arguments)
    {
        CommandResult result = Command(arguments).Run();
        return result.ExitCode == 0 ? result.Output.TrimEnd('\n', '\r') : null;
    }

    /// <summary>Runs git and gives the lines that it wrote.</summary>
    /// <exception cref="AutomationException">git ended with an error.</exception>
    public IReadOnlyList<string> Lines(params IReadOnlyList<string> arguments) =>
        Encoding.UTF8.GetString(Run(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The files that differ between a commit and HEAD, relative to the root.</summary>
    /// <exception cref="AutomationException">git does not know the commit.</exception>
    public IReadOnlyCollection<string> ChangedFiles(string since) =>
        Encoding
            .UTF8.GetString(Run(["diff", "--name-only", "--no-renames", "-z", since, "HEAD"]))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The command that runs git here.</summary>
    public Command Command(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default) =>
        new("git", ["-C", Root, .. arguments], Root)
        {
            Environment = environment,
            Input = input,
            IsPlaced = true,
        };
}
