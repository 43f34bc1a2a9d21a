using Automation.GitHub;
using Automation.GitHub.Loopback;

namespace Automation.Tests.GitHub;

/// <summary>A bare repository with one commit on main, a clone of it, and a GitHub that serves it.</summary>
internal sealed class GitHubScratch : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly List<GitHubClient> clients = [];
    private readonly Lazy<GitScratch> clone;

    public GitHubScratch()
    {
        clone = new Lazy<GitScratch>(Begin);
        Loopback = new LoopbackGitHub(Bare, "acme", "shop", Time);
        Loopback.AddUser("alice", "token-of-alice");
        Loopback.AddUser("bob", "token-of-bob");
        Loopback.AddUser("carol", "token-of-carol");
    }

    public HurriedTime Time { get; } = new();

    /// <summary>The clone; both repositories are made when it is first asked for.</summary>
    public GitScratch Clone => clone.Value;

    public LoopbackGitHub Loopback { get; }

    public string Bare => Path.Combine(scratch.Path, "bare.git");

    public string Folder => scratch.Path;

    /// <summary>Puts more into the first commit.</summary>
    public Action<GitScratch> Furnish { get; init; } = _ => { };

    /// <summary>What clients said.</summary>
    public List<string> Said { get; } = [];

    public GitHubClient As(string login)
    {
        GitHubClient client = new(Loopback.Connection(login), Time, Said.Add);
        clients.Add(client);
        return client;
    }

    public string Write(string name, string content) => scratch.Write(name, content);

    /// <summary>Pushes a new branch with one commit, on top of main.</summary>
    public string Push(string branch, string file, string content)
    {
        Clone.Git("checkout", "-q", "-B", branch, "origin/main");
        Clone.Write(file, content);
        string commit = Clone.Commit($"feat: change {file}");
        Clone.Git("push", "-q", "--force", "origin", branch);
        return commit;
    }

    public static string Refusal(Action action) => Assert.Throws<AutomationException>(action).Message;

    public void Dispose()
    {
        foreach (GitHubClient client in clients)
            client.Dispose();
        Loopback.Dispose();
        if (clone.IsValueCreated)
            Clone.Dispose();
        foreach (string file in Directory.GetFiles(scratch.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        scratch.Dispose();
    }

    private GitScratch Begin()
    {
        GitScratch git = new();
        git.Git("init", "-q", "--bare", "-b", "main", Bare);
        // As git checkout -b and git remote add would write it, without a process for each.
        git.Write(".git/HEAD", "ref: refs/heads/main\n");
        File.AppendAllText(
            git.At(".git/config"),
            $"[remote \"origin\"]\n\turl = {Bare.Replace('\\', '/')}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n"
        );
        git.Write("README.md", "hello\n");
        Furnish(git);
        git.Commit("feat: begin");
        git.Git("push", "-q", "origin", "main");
        return git;
    }
}
