using Automation.Deploying;
using Automation.Environments;

namespace Automation.Promoting;

/// <summary>Deploys to an environment what may run there.</summary>
/// <param name="context">What promotions work with.</param>
public sealed class EnvironmentDeployment(PromotionContext context)
{
    /// <summary>Deploys a release.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="version">The version, or its tag; null for the one that the environment's file names.</param>
    /// <param name="cancellation">Stops it; what ran before goes on.</param>
    /// <exception cref="AutomationException">It may not run there, or it does not.</exception>
    public Task<DeploymentRecord> DeployAsync(string? name, string? version, CancellationToken cancellation)
    {
        EnvironmentFile environment = context.Environment(name);
        string wanted = Version(environment, version);
        IReadOnlyList<Approval> approvals = new PolicyCheck(context).Merged(environment);
        DeployedRelease release = context.Proof.Prove(wanted);
        return RunAsync(
            new DeploymentRequest(
                environment,
                release,
                Fallback(environment, release),
                RecordKind.Deployment,
                environment.Previous ?? "release",
                approvals,
                context.By,
                context.Run?.Page
            )
            {
                ExpectedDigest = environment.Runs?.Digest,
            },
            cancellation
        );
    }

    /// <summary>Goes back to what ran in an environment before.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="version">The version, or its tag; null for the one that ran before this one.</param>
    /// <param name="cancellation">Stops it; what ran before goes on.</param>
    /// <returns>The record; null when only a pull request was opened, which people must approve.</returns>
    /// <exception cref="AutomationException">There is nothing to go back to, or it does not run.</exception>
    public async Task<DeploymentRecord?> RollBackAsync(string? name, string? version, CancellationToken cancellation)
    {
        EnvironmentFile environment = context.Environment(name);
        context.FetchRecords();
        DeploymentRecord target = RollbackTarget.Find(context.Records, environment.Name, version);
        IReadOnlyList<Approval> approvals = RunApprovals(environment);
        if (environment.Previous != null && !approvals.Any(x => x.IsSenior))
        {
            context.Say(
                $"No senior approved a run that rolls {environment.Name} back, so it goes through a pull request. The faster way is the workflow rollback, which a senior lets go on."
            );
            new PromotionProposal(context).Propose(
                PromotionPlan.Back(context.Environments, target, context.Time.GetUtcNow(), Page)
            );
            return null;
        }
        DeployedRelease release = context.Proof.Prove(target.Version);
        DeploymentRecord record = await RunAsync(
                new DeploymentRequest(
                    environment,
                    release,
                    Fallback(environment, release),
                    RecordKind.Rollback,
                    environment.Name,
                    approvals,
                    context.By,
                    context.Run?.Page
                )
                {
                    ExpectedDigest = target.Digest,
                },
                cancellation
            )
            .ConfigureAwait(false);
        if (environment.Runs is { } runs && runs.Digest != record.Digest)
            context.Say(
                $"{EnvironmentFile.PathOf(environment.Name)} still names {runs.Version}. Propose what runs now: ./build.sh Promote --to-environment {environment.Name} --release-version {record.Version}"
            );
        return record;
    }

    private Task<DeploymentRecord> RunAsync(DeploymentRequest request, CancellationToken cancellation) =>
        new Deployment(
            context.Target(request.Environment),
            context.Records,
            context.Status,
            context.Time,
            context.Say
        ).RunAsync(request, cancellation);

    private static string Version(EnvironmentFile environment, string? version)
    {
        string? named = version is { Length: > 0 } ? ReleaseSource.VersionOf(version) : null;
        if (environment.Previous == null)
            return named
                ?? throw new AutomationException(
                    $"No version is named. Name one: ./build.sh Deploy --environment {environment.Name} --release-version 1.2.0"
                );
        if (named != null && environment.Runs is { } runs && runs.Version != named)
            throw new AutomationException(
                $"{EnvironmentFile.PathOf(environment.Name)} lets {runs.Version} run, and not {named}. Promote it first: ./build.sh Promote --to-environment {environment.Name} --release-version {named}"
            );
        return named ?? environment.Runs?.Version ?? "";
    }

    private DeployedRelease? Fallback(EnvironmentFile environment, DeployedRelease release) =>
        context.Records.Current(environment.Name) is { } current && current.Digest != release.Manifest.Digest
            ? context.Source.TryGet(current.Version, current.Digest)
            : null;

    private IReadOnlyList<Approval> RunApprovals(EnvironmentFile environment)
    {
        if (context.Run is not { } run || context.Host is not { } host || environment.Previous == null)
            return [];
        Seniors seniors = new(ApprovalRules.Read(context.Git.Root), host.IsMember, context.Say);
        DateTimeOffset now = context.Time.GetUtcNow();
        return
        [
            .. host.ApproversOf(run.Number, environment.Name).Select(x => new Approval(x, seniors.Contains(x), now)),
        ];
    }

    private string? Page(string version) => context.Host?.ReleasePage(version);
}
