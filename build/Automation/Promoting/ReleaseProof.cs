using Automation.Deploying;
using Automation.Environments;
using Automation.Git;

namespace Automation.Promoting;

/// <summary>Proves that what is named is a release: whole, of its commit, tagged, and attested.</summary>
/// <param name="source">Finds releases.</param>
/// <param name="git">The repository with the tags.</param>
/// <param name="attest">Verifies the attestation of a release, or throws a sentence.</param>
public sealed class ReleaseProof(ReleaseSource source, GitRepository git, Action<DeployedRelease> attest)
{
    private const string DigestTrailer = "Digest: ";

    /// <summary>What is wrong with a release that somebody names.</summary>
    /// <param name="release">What is named.</param>
    public IEnumerable<PolicyFinding> Check(EnvironmentRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        (DeployedRelease? found, string? problem) = Get(release.Version);
        problem ??= Difference(found!, release) ?? TagProblem(found!) ?? TrunkProblem(found!);
        if (problem != null)
            return
            [
                new PolicyFinding(
                    PolicyRule.Digest,
                    problem,
                    "Do not use it. Promote what ./build.sh Environments shows, or release anew."
                ),
            ];
        try
        {
            attest(found!);
            return [];
        }
        catch (AutomationException exception)
        {
            return [new PolicyFinding(PolicyRule.Attestation, exception.Message, "Nothing is deployed without it.")];
        }
    }

    /// <summary>Gets a release and proves it.</summary>
    /// <param name="version">Its version.</param>
    /// <exception cref="AutomationException">Something is wrong with it.</exception>
    public DeployedRelease Prove(string version)
    {
        DeployedRelease release = source.Get(version);
        if (TagProblem(release) is { } problem)
            throw new AutomationException($"{problem} Do not use it; release anew.");
        attest(release);
        return release;
    }

    private (DeployedRelease? Release, string? Problem) Get(string version)
    {
        try
        {
            return (source.Get(version), null);
        }
        catch (AutomationException exception)
        {
            return (null, exception.Message);
        }
    }

    private static string? Difference(DeployedRelease found, EnvironmentRelease named) =>
        found.Manifest.Digest != named.Digest
            ? $"The release {named.Version} has the digest {found.Manifest.Digest}, and not {named.Digest}."
        : found.Manifest.Commit != named.Commit
            ? $"The release {named.Version} is of commit {found.Manifest.Commit}, and not {named.Commit}."
        : null;

    /// <summary>What was never merged was never reviewed, whoever tagged it.</summary>
    private string? TrunkProblem(DeployedRelease release)
    {
        (string name, string newest) = new ProposalBranch(git).Trunk();
        return git.TryLine("merge-base", "--is-ancestor", release.Manifest.Commit, newest) == null
            ? $"The commit {release.Manifest.Commit[..7]} of {release.Manifest.Version} is not on {name}."
            : null;
    }

    private string? TagProblem(DeployedRelease release)
    {
        string tag = $"v{release.Manifest.Version}";
        string? commit = git.TryLine("rev-parse", "--quiet", "--verify", $"refs/tags/{tag}^{{commit}}");
        if (commit == null)
            return $"The tag {tag} is not here, and a release is of a tag. Fetch the tags: git fetch --tags.";
        if (commit != release.Manifest.Commit)
            return $"The tag {tag} is on {commit[..7]}, and the release is of {release.Manifest.Commit[..7]}.";
        // A tag that a person made before the release carries no digest.
        string? tagged = git.TryLine("tag", "--list", "--format=%(contents)", tag)
            ?.Split('\n')
            .FirstOrDefault(x => x.StartsWith(DigestTrailer, StringComparison.Ordinal))
            ?[DigestTrailer.Length..].Trim();
        return tagged == null || tagged == release.Manifest.Digest
            ? null
            : $"The tag {tag} is of the digest {tagged}, and the release has {release.Manifest.Digest}.";
    }
}
