using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Automation.Attesting;
using Automation.Deploying;
using Automation.Deploying.Local;
using Automation.Environments;
using Automation.Git;
using Automation.GitHub;
using Automation.GitHub.Loopback;
using Automation.Promoting;
using Automation.Releasing;
using Automation.Repository;
using Automation.Services;

namespace Automation.Rehearsing;

/// <summary>Where a rehearsal happens: a clone with a bare remote, a GitHub on the loopback, and environments on loopback ports. All of it is gone when it is disposed.</summary>
[ExcludeFromCodeCoverage(Justification = "./build.sh Rehearse runs it in CI.")]
public sealed class RehearsalScene : IAsyncDisposable
{
    /// <summary>Whose repository it is.</summary>
    public const string Owner = "acme";

    /// <summary>What the repository is called.</summary>
    public const string Name = "rehearsal";

    private const string Trunk = "main";
    private const int PortsOfAnEnvironment = 4;
    private readonly string bot;
    private readonly string folder;
    private readonly LocalAttestor attestor;
    private readonly TimeProvider time;

    private RehearsalScene(string folder, string bot, TimeProvider time)
    {
        this.folder = folder;
        this.bot = bot;
        this.time = time;
        Git = new GitRepository(Path.Combine(folder, "clone"));
        attestor = new LocalAttestor(time.GetUtcNow());
        GitHub = new LoopbackGitHub(Remote, Owner, Name, time);
    }

    /// <summary>The clone.</summary>
    public GitRepository Git { get; }

    /// <summary>The GitHub.</summary>
    public LoopbackGitHub GitHub { get; }

    /// <summary>The environments, in the order of promotion.</summary>
    public IReadOnlyList<EnvironmentFile> Environments => EnvironmentFile.ReadAll(Git.Root);

    private string Remote => Path.Combine(folder, "remote.git");

    private string TrustRoots => Path.Combine(folder, "trust.pem");

    /// <summary>Sets the scene.</summary>
    /// <param name="root">The repository that is rehearsed: its newest commit.</param>
    /// <param name="bot">Who attests builds, with a token there.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="AutomationException">The repository cannot be cloned.</exception>
    public static RehearsalScene Set(string root, string bot, TimeProvider time)
    {
        GitRepository repository = new(root);
        if (repository.TryLine("rev-parse", "--is-shallow-repository") != "false")
            throw new AutomationException(
                "The clone is shallow, and versions come from the whole history. Fetch it: git fetch --unshallow"
            );
        string place = Directory.CreateTempSubdirectory("rehearsal-").FullName;
        string remote = Path.Combine(place, "remote.git");
        string clone = Path.Combine(place, "clone");
        repository.Run(["clone", "--quiet", "--bare", "--shared", root, remote]);
        GitRepository bare = new(remote);
        string head = repository.Lines("rev-parse", "HEAD")[0];
        bare.Run(["update-ref", $"refs/heads/{Trunk}", head]);
        bare.Run(["symbolic-ref", "HEAD", $"refs/heads/{Trunk}"]);
        foreach (string reference in bare.Lines("for-each-ref", "--format=%(refname)"))
        {
            // Versions need the tags of releases and the branches; what was really deployed is another story.
            if (IsRecord(reference))
                bare.Run(["update-ref", "-d", reference]);
        }
        bare.Run(["clone", "--quiet", "--branch", Trunk, remote, clone]);
        RehearsalScene scene = new(place, bot, time);
        scene.Furnish();
        return scene;
    }

    /// <summary>Variables that let the build find the scene.</summary>
    /// <param name="token">Whose token it works with.</param>
    public IReadOnlyDictionary<string, string?> Variables(string token) =>
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["GITHUB_API_URL"] = GitHub.Api.AbsoluteUri.TrimEnd('/'),
            ["GITHUB_REPOSITORY"] = $"{Owner}/{Name}",
            ["GITHUB_TOKEN"] = token,
            ["GH_TOKEN"] = null,
            [Attesting.TrustRoots.Variable] = TrustRoots,
            [DeploymentTargets.FolderVariable] = Path.Combine(folder, "environments"),
            ["HUSKY"] = "0",
            // Hooks would compile the build anew for a folder that is gone in a minute.
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_CONFIG_KEY_0"] = "core.hooksPath",
            ["GIT_CONFIG_VALUE_0"] = Path.Combine(folder, "no-hooks"),
        };

    /// <summary>Commits a change of a file to the main branch, and pushes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="change">Makes its new text from the old one, which is empty when there is no such file.</param>
    /// <param name="message">What it is.</param>
    public void Commit(string path, Func<string, string> change, string message)
    {
        ArgumentNullException.ThrowIfNull(change);
        string file = Path.Combine(Git.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, change(File.Exists(file) ? File.ReadAllText(file) : ""));
        Git.Run(["add", "--", path]);
        Git.Run(["commit", "--quiet", "--no-verify", "-m", message]);
        Git.Run(["push", "--quiet", "--no-verify", "origin", Trunk]);
    }

    /// <summary>Brings the clone to what was merged.</summary>
    public void Pull() => Git.Run(["pull", "--quiet", "--ff-only", "origin", Trunk]);

    /// <summary>Attests a release, as the workflow that builds does.</summary>
    /// <param name="version">The version.</param>
    public void Attest(string version)
    {
        string release = new ReleaseFolder(Path.Combine(Git.Root, "artifacts", "release")).Of(version);
        ReleaseManifest manifest = ReleaseVerification.Verify(release);
        AttestationPolicy policy = AttestationPolicy.Find(
            Git.Root,
            x => x == "GITHUB_REPOSITORY" ? $"{Owner}/{Name}" : null
        );
        string bundle = attestor.Bundle(new LocalBuild(policy, manifest.Commit, manifest.FileSha256, time.GetUtcNow()));
        using GitHubClient client = new(GitHub.Connection(bot), time, _ => { });
        new GitHubAttestations(client).Add(JsonNode.Parse(bundle)!.AsObject());
    }

    /// <summary>Stops what runs, and deletes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (EnvironmentFile environment in Environments)
        {
            if (DeploymentTargets.Of(environment, Git.Root, Variable, _ => { }) is LocalTarget target)
                await target.StopAsync().ConfigureAwait(false);
        }
        GitHub.Dispose();
        attestor.Dispose();
        await FolderRemoval.DeleteAsync(folder).ConfigureAwait(false);
    }

    private string? Variable(string name) =>
        name == DeploymentTargets.FolderVariable ? Path.Combine(folder, "environments") : null;

    private static bool IsRecord(string reference) =>
        Enum.GetValues<RecordKind>()
            .Any(x => reference.StartsWith($"refs/tags/{DeploymentRecord.Folder(x)}/", StringComparison.Ordinal));

    /// <summary>Lets all environments run on this machine.</summary>
    private void Furnish()
    {
        File.WriteAllText(TrustRoots, attestor.TrustRoots);
        Git.Run(["config", "user.name", bot]);
        Git.Run(["config", "user.email", LoopbackHost.EmailOf(bot)]);
        // git would tidy up in the background, in folders that are about to be deleted.
        Git.Run(["config", "gc.auto", "0"]);
        Git.Run(["config", "maintenance.auto", "false"]);
        Git.Run(["config", "core.hooksPath", Path.Combine(folder, "no-hooks")]);
        int port = FreePort.FindRange(PortsOfAnEnvironment * Environments.Count);
        foreach (EnvironmentFile environment in Environments)
        {
            string path = EnvironmentFile.PathOf(environment.Name);
            string file = Path.Combine(Git.Root, path);
            JsonObject json = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            json["target"] = new JsonObject
            {
                ["kind"] = "local",
                ["folder"] = environment.Name,
                ["port"] = port,
            };
            json["settings"] = new JsonObject { ["Api__AllowWithoutKeyOnLoopback"] = "true" };
            json["runs"] = null;
            if (json["validation"] is JsonObject limits)
            {
                // How fast this machine is, is not what is rehearsed.
                limits["seconds"] = 1;
                limits["clients"] = 2;
                limits["p99Milliseconds"] = 5000;
                limits["minimumPerSecond"] = 20;
                limits["audit"] = "when-available";
            }
            File.WriteAllText(file, json.ToJsonString(new() { WriteIndented = true }) + "\n");
            Git.Run(["add", "--", path]);
            port += PortsOfAnEnvironment;
        }
        Git.Run(["commit", "--quiet", "--no-verify", "-m", "chore: let all environments run on this machine"]);
        Git.Run(["push", "--quiet", "--no-verify", "origin", Trunk]);
    }
}
