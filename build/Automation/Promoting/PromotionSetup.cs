using Automation.Attesting;
using Automation.Deploying;
using Automation.Environments;
using Automation.Git;
using Automation.GitHub;
using Automation.Releasing;

namespace Automation.Promoting;

/// <summary>Finds what promotions work with, from the repository and the variables of the environment.</summary>
public sealed class PromotionSetup
{
    private const string PublicApi = "api.github.com";
    private readonly string root;
    private readonly string releases;
    private readonly GitRepository git;
    private readonly Lazy<GitHubClient?> client;

    /// <summary>Begins to look.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <param name="releases">The folder of all releases.</param>
    public PromotionSetup(string root, string releases)
    {
        this.root = root;
        this.releases = releases;
        git = new GitRepository(root);
        // The build's process is as old as the connection may get.
        client = new Lazy<GitHubClient?>(() =>
            GitHubConnection.Find(root, Variable) is { } connection ? new GitHubClient(connection, Time, Say) : null
        );
    }

    /// <summary>The API of GitHub; null without a token or a repository.</summary>
    /// <exception cref="AutomationException">A variable has a value that cannot be used.</exception>
    public GitHubClient? Client => client.Value;

    /// <summary>Gives the variables of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes what people should know, line by line.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Where people find releases.</summary>
    /// <exception cref="AutomationException">A variable has a value that cannot be used.</exception>
    public IReleaseHost ReleaseHost() => Client == null ? new NoReleaseHost() : new GitHubReleases(Client);

    /// <summary>Finds everything.</summary>
    /// <exception cref="AutomationException">A variable or a file has a value that cannot be used.</exception>
    public PromotionContext Context()
    {
        ReleaseSource source = new(releases, Client == null ? null : new GitHubReleases(Client).Download, Say);
        return new PromotionContext
        {
            Git = git,
            Environments = EnvironmentFile.ReadAll(root),
            Records = new DeploymentRecords(root, Time),
            Host = Client == null ? null : new GitHubPromotions(Client, Team(), Run()?.Page, Say),
            Source = source,
            Proof = new ReleaseProof(source, git, Attest),
            Status = Client == null ? new NoDeploymentStatus() : new GitHubDeploymentStatus(Client),
            Target = x => DeploymentTargets.Of(x, root, Variable, Say),
            Time = Time,
            Say = Say,
            By = By(),
            Run = Run(),
        };
    }

    /// <summary>The attestations that GitHub keeps for a digest; none where there is no GitHub.</summary>
    /// <param name="digest">Such as <c>sha256:</c> and 64 hexadecimal digits.</param>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public IReadOnlyList<string> Bundles(string digest) =>
        Client == null ? [] : [.. new GitHubAttestations(Client).Bundles(digest).Select(x => x.GetRawText())];

    /// <summary>Publishes the draft of a release, which starts its deployment.</summary>
    /// <param name="version">The version, or its tag.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="AutomationException">There is no draft, it is not whole, or there is no GitHub.</exception>
    public string Publish(string? version)
    {
        if (version is not { Length: > 0 })
            throw new AutomationException("No version is named. Name one: --release-version 1.2.0");
        if (Client == null)
            throw new AutomationException(
                "Releases are published on GitHub, and there is no token or no repository to ask. Set GITHUB_TOKEN to the token of an App or a person: what a workflow's own token publishes starts nothing."
            );
        string tag = $"v{ReleaseSource.VersionOf(version)}";
        return $"{tag} is published: {new GitHubReleases(Client).Publish(tag).Page}";
    }

    /// <summary>Finds a release and proves it.</summary>
    /// <param name="version">The version, or its tag; null or empty for what runs in the environment.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="AutomationException">It is nowhere, or something is wrong with it.</exception>
    public DeployedRelease Prove(string? version, string? environment)
    {
        PromotionContext context = Context();
        return context.Proof.Prove(Version(context, version, environment));
    }

    /// <summary>Verifies who built a release.</summary>
    /// <param name="version">The version, or its tag; null or empty for what runs in the environment.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>What was found, in a sentence.</returns>
    /// <exception cref="AutomationException">It cannot be verified, or somebody else built it.</exception>
    public string VerifyVersion(string? version, string? environment)
    {
        // Here this is all that is asked for, and not a step that says what it left out.
        if (Client == null && !HasRoots)
            throw new AutomationException(
                "Nobody is there to ask who built it: there is no token or no repository. Set GITHUB_TOKEN (and GITHUB_REPOSITORY where origin is not on GitHub), or let ATTESTATION_TRUST_ROOTS name whom to trust. ./build.sh VerifyRelease verifies the files alone."
            );
        ReleaseManifest manifest = Prove(version, environment).Manifest;
        return IsAttested
            ? $"{manifest.Version} was built from {manifest.Commit}: {manifest.Digest}"
            : $"{manifest.Version} is whole and the one that was tagged: {manifest.Digest}";
    }

    /// <summary>Verifies who built the release in a folder.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <returns>What was found, in a sentence.</returns>
    /// <exception cref="AutomationException">It cannot be verified, or somebody else built it.</exception>
    public string VerifyFolder(string folder)
    {
        ReleaseManifest manifest = Attestation().Verify(folder);
        return $"{manifest.Version} was built from {manifest.Commit}: {manifest.Digest}";
    }

    private bool HasRoots => Variable(TrustRoots.Variable) is { Length: > 0 };

    /// <summary>True where builds are attested: on GitHub itself, and where somebody says whom to trust.</summary>
    private bool IsAttested =>
        HasRoots || string.Equals(Client?.Connection.Api.Host, PublicApi, StringComparison.OrdinalIgnoreCase);

    private ReleaseAttestation Attestation() =>
        new(AttestationPolicy.Find(root, Variable), Variable, Time) { Bundles = Bundles };

    private static string Version(PromotionContext context, string? version, string? environment)
    {
        if (version is { Length: > 0 })
            return ReleaseSource.VersionOf(version);
        if (environment is not { Length: > 0 })
            throw new AutomationException(
                "No release is named. Give its version or its folder: --release-version VERSION or --release-folder FOLDER"
            );
        EnvironmentFile file = context.Environment(environment);
        return context.Records.Current(file.Name)?.Version
            ?? throw new AutomationException($"No record says that anything runs in {file.Name}.");
    }

    /// <summary>Verifies who built a release, where builds are attested, and otherwise says that nobody did.</summary>
    private void Attest(DeployedRelease release)
    {
        if (IsAttested)
            Attestation().Verify(release.Folder);
        else if (Client == null)
            Say(
                "Nobody is there to ask who built it (no GITHUB_TOKEN, or no repository): its digest and tag are verified."
            );
        else
            Say(
                $"{Client.Connection.Api.Host} attests no builds, and ATTESTATION_TRUST_ROOTS names nobody else who does: its digest and tag are verified."
            );
    }

    private string? Team() =>
        File.Exists(Path.Combine(root, ApprovalRules.Path)) ? ApprovalRules.Read(root).Team : null;

    private string By() =>
        Variable("GITHUB_ACTOR") is { Length: > 0 } actor ? actor
        : git.TryLine("config", "user.name") is { Length: > 0 } name ? name
        : Environment.UserName;

    private (string Number, string Page)? Run() =>
        Variable("GITHUB_RUN_ID") is { Length: > 0 } number
            ? (
                number,
                $"{Variable("GITHUB_SERVER_URL") ?? "https://github.com"}/{Variable("GITHUB_REPOSITORY")}/actions/runs/{number}"
            )
            : null;
}
