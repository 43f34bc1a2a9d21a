using System.Text;
using Automation.Git;
using Automation.Processes;

namespace Automation.Tests;

/// <summary>A repository for one test.</summary>
internal sealed class GitScratch : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public GitScratch(bool withTools = false)
    {
        Git("init", "-q", "-b", "work");
        // As git config would write it, without a process for each.
        File.AppendAllText(
            At(".git/config"),
            "[user]\n\tname = Somebody\n\temail = somebody@example.org\n[commit]\n\tgpgsign = false\n[core]\n\tautocrlf = false\n"
        );
        if (withTools)
            scratch.Write(
                ".config/dotnet-tools.json",
                File.ReadAllText(System.IO.Path.Combine(RepositoryFolder.Path, ".config/dotnet-tools.json"))
            );
    }

    public string Path => scratch.Path;

    public GitRepository Repository => new(Path);

    public string Write(string name, string content) => scratch.Write(name, content);

    public string Read(string name) => scratch.Read(name);

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Runs git and gives what it wrote, without the last line end.</summary>
    public string Git(params string[] arguments)
    {
        CommandResult result = new Command("git", arguments, Path).Run();
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}: {result.Error}");
        return result.Output.TrimEnd('\n');
    }

    public string Commit(string message)
    {
        Git("add", "-A");
        Git("commit", "-q", "--no-verify", "--allow-empty", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    /// <summary>The content of a path in the index.</summary>
    public byte[] Staged(string name) => Repository.Run(["cat-file", "blob", $":{name}"]);

    public string StagedText(string name) => Encoding.UTF8.GetString(Staged(name));

    public void Dispose()
    {
        // git writes its objects without the right to delete them, which counts on Windows.
        foreach (string file in Directory.GetFiles(Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        scratch.Dispose();
    }
}
