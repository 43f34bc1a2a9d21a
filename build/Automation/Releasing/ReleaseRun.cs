using Automation.Attesting;
using Automation.Git;
using Automation.Processes;
using Automation.Projects;
using Automation.Repository;
//#if (repository)
using Automation.Templating;

//#endif

namespace Automation.Releasing;

/// <summary>Builds a release once, tags its commit and hands it to the host.</summary>
/// <param name="root">The top folder of the work tree.</param>
/// <param name="releases">The folder of all releases.</param>
/// <param name="host">Where people find releases.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class ReleaseRun(string root, string releases, IReleaseHost host, Action<string> say)
{
    /// <summary>How much of it is made.</summary>
    public ReleaseScope Scope { get; init; } = new();

    /// <summary>Starts what builds, and waits for its end.</summary>
    internal Func<Command, CommandResult> Start { get; init; } = x => x.Run();

    /// <summary>Shows what <see cref="Make"/> would do, and changes nothing.</summary>
    /// <exception cref="AutomationException">The commit cannot be released.</exception>
    public void Show()
    {
        ReleaseIdentity identity = ReleaseIdentity.Read(root);
        ReleasePlan plan = new(ProjectFile.ReadAll(root, RepositoryFiles.List(root)), Scope);
        say($"Version {identity.Version} of commit {identity.Commit}, {Times.Text(identity.Created)}");
        say(
            identity.IsTagged
                ? $"The tag {identity.Tag} is on the commit already"
                : $"The commit would get the tag {identity.Tag}"
        );
        say($"{new ReleaseFolder(releases).Of(identity.Version)} would hold:");
        foreach (PlannedArtifact artifact in plan.Artifacts(identity.Version))
            say($"  {artifact.Name} ({artifact.Kind})");
        //#if (repository)
        foreach (
            PlannedArtifact artifact in Scope.HasPackages ? new TemplatePackage(root).Planned(identity.Version) : []
        )
            say($"  {artifact.Name} ({artifact.Kind})");
        //#endif
        say($"  {ReleaseManifest.Name} and {ReleaseManifest.SumsName}");
        say(
            "Archives need the runtime on the feed and images their base image; what cannot be had is said when the release is made."
        );
        say(ReleaseNotes.Of(root, identity));
    }

    /// <summary>Builds the release, or verifies the one that is there, tags its commit and hands it to the host.</summary>
    /// <exception cref="AutomationException">The commit cannot be released, or something cannot be built.</exception>
    public ReleaseManifest Make()
    {
        ReleaseIdentity identity = ReleaseIdentity.Read(root);
        ReleaseManifest manifest = Build(identity);
        Tag(identity, manifest);
        if (host.NeedsTag)
            Share(identity.Tag);
        Attach(manifest);
        say(host.CreateDraft(Draft(identity, new ReleaseFolder(releases).Of(identity.Version))));
        return manifest;
    }

    /// <summary>Builds the release, or verifies the one that is there, and does nothing else.</summary>
    /// <exception cref="AutomationException">The commit cannot be released, or something cannot be built.</exception>
    public ReleaseManifest Build() => Build(ReleaseIdentity.Read(root));

    private ReleaseManifest Build(ReleaseIdentity identity)
    {
        ReleaseFolder folder = new(releases);
        ReleaseManifest? manifest = folder.Existing(identity);
        string state = manifest == null ? "is in" : "was there already, unchanged, in";
        ReleaseSet set = new(root, identity, say) { Scope = Scope, Start = Start };
        manifest ??= folder.Make(identity.Version, set.Make);
        say($"{identity.Version} {state} {folder.Of(identity.Version)}: {manifest.Digest}");
        return manifest;
    }

    private void Tag(ReleaseIdentity identity, ReleaseManifest manifest)
    {
        if (identity.IsTagged)
        {
            say($"The tag {identity.Tag} was there already.");
            return;
        }
        GitRepository git = new(root);
        git.Run([
            .. GitIdentity.Options(git),
            "tag",
            "--annotate",
            identity.Tag,
            identity.Commit,
            "--message",
            $"Release {identity.Version}",
            "--message",
            $"Digest: {manifest.Digest}",
        ]);
        say(
            $"The commit has the tag {identity.Tag}.{(host.NeedsTag ? "" : $" Share it: git push origin {identity.Tag}")}"
        );
    }

    /// <summary>Puts the attestation beside the files, so that it goes with the release wherever that goes.</summary>
    private void Attach(ReleaseManifest manifest)
    {
        string file = Path.Combine(new ReleaseFolder(releases).Of(manifest.Version), AttestationBundle.FileName);
        if (!File.Exists(file) && host.Attestation($"sha256:{manifest.FileSha256}") is { } bundle)
            File.WriteAllText(file, bundle);
    }

    /// <summary>Sends the tag to where the host finds it. The gates of a push are about branches: what is tagged was pushed before.</summary>
    private void Share(string tag)
    {
        GitRepository git = new(root);
        if (git.TryLine("remote", "get-url", "origin") == null)
            throw new AutomationException(
                $"There is no remote 'origin' to send the tag {tag} to. Add it (git remote add origin URL), and run ./build.sh Release again."
            );
        git.Run(["push", "--quiet", "--no-verify", "origin", $"refs/tags/{tag}"]);
    }

    private static ReleaseDraft Draft(ReleaseIdentity identity, string folder) =>
        new(
            identity.Tag,
            identity.Version,
            File.ReadAllText(Path.Combine(folder, ReleasePlan.NotesName)),
            identity.IsPreRelease,
            [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)]
        );
}
