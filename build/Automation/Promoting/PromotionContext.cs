using Automation.Deploying;
using Automation.Environments;
using Automation.Git;
using Automation.Processes;

namespace Automation.Promoting;

/// <summary>What promotions work with.</summary>
public sealed class PromotionContext
{
    /// <summary>The repository.</summary>
    public required GitRepository Git { get; init; }

    /// <summary>All environments, in the order of promotion.</summary>
    public required IReadOnlyList<EnvironmentFile> Environments { get; init; }

    /// <summary>What was deployed and validated.</summary>
    public required DeploymentRecords Records { get; init; }

    /// <summary>Where changes are reviewed; null where there is no such place.</summary>
    public required IPromotionHost? Host { get; init; }

    /// <summary>Finds releases.</summary>
    public required ReleaseSource Source { get; init; }

    /// <summary>Proves releases.</summary>
    public required ReleaseProof Proof { get; init; }

    /// <summary>Tells others how a deployment goes.</summary>
    public required IDeploymentStatus Status { get; init; }

    /// <summary>Gives the place that runs an environment.</summary>
    public required Func<EnvironmentFile, IDeploymentTarget> Target { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Takes what people should know, line by line.</summary>
    public required Action<string> Say { get; init; }

    /// <summary>Who does it.</summary>
    public required string By { get; init; }

    /// <summary>The run of a workflow that does it, by number and address; null elsewhere.</summary>
    public (string Number, string Page)? Run { get; init; }

    /// <summary>The environment of a name.</summary>
    /// <exception cref="AutomationException">There is none.</exception>
    public EnvironmentFile Environment(string? name) =>
        name is not { Length: > 0 }
            ? throw new AutomationException($"No environment is named. Name one: --environment {Names}")
            : Environments.FirstOrDefault(x => x.Name == name)
                ?? throw new AutomationException($"There is no environment '{name}'. There are {Names}.");

    /// <summary>The host, which something needs.</summary>
    /// <param name="purpose">What needs it, as the beginning of a sentence.</param>
    /// <exception cref="AutomationException">There is none.</exception>
    public IPromotionHost Needed(string purpose) =>
        Host
        ?? throw new AutomationException(
            $"{purpose}, and there is no token or no repository to ask. Set GITHUB_TOKEN (and GITHUB_REPOSITORY where origin is not on GitHub). To see all of it without GitHub: ./build.sh Rehearse"
        );

    /// <summary>Gets the records and releases that others tagged since; where origin cannot be asked, those of this clone count.</summary>
    public void FetchRecords()
    {
        if (Git.TryLine("remote", "get-url", ProposalBranch.Remote) == null)
            return;
        IEnumerable<string> tags = RecordTags.Refs(null).Append("refs/tags/v").Select(x => $"{x}*:{x}*");
        CommandResult result = Git.Command([
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                ProposalBranch.Remote,
                .. tags,
            ])
            .Run();
        if (result.ExitCode != 0)
            Say(
                $"{ProposalBranch.Remote} gave no newer records, so those of this clone count: {result.Error.Trim().ReplaceLineEndings(" ")}"
            );
    }

    /// <summary>The policy of the repository.</summary>
    /// <exception cref="AutomationException">The rules cannot be read.</exception>
    public PromotionPolicy Policy(IPromotionHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        ApprovalRules rules = ApprovalRules.Read(Git.Root);
        Seniors seniors = new(rules, host.IsMember, Say);
        return new PromotionPolicy(new ApprovalCount(rules, seniors.Contains), Records, Environments, Proof.Check);
    }

    /// <summary>What runs where, as the records tell it.</summary>
    /// <param name="isAsked">True to ask each environment what answers there.</param>
    /// <exception cref="AutomationException">A record was changed.</exception>
    public Task<Board> BoardAsync(bool isAsked) =>
        Board.ReadAsync(Environments, Records, isAsked ? AskAsync : null, Time);

    private async Task<RunningState?> AskAsync(EnvironmentFile environment)
    {
        IDeploymentTarget target;
        try
        {
            target = Target(environment);
        }
        catch (AutomationException)
        {
            // What it takes to ask is not on this machine.
            return RunningState.NotAsked;
        }
        return await target.RunningAsync(CancellationToken.None).ConfigureAwait(false) is { } running
            ? new RunningState(running.Version, running.Commit, running.IsHealthy)
            : null;
    }

    private string Names => string.Join(", ", Environments.Select(x => x.Name));
}
