using Automation.Auditing;
using Automation.Deploying;
using Automation.Environments;
using Automation.Processes;
using Automation.Promoting;
using Automation.Releasing;
using Automation.Repository;

namespace Automation.Validating;

/// <summary>Validates what runs in an environment, and records it.</summary>
/// <param name="context">What promotions work with.</param>
public sealed class ValidationRun(PromotionContext context)
{
    /// <summary>How much more is asked than must be answered.</summary>
    private const double Surplus = 1.1;

    private const string KeyVariable = "VALIDATION_API_KEY";

    /// <summary>Gives the variables of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Validates.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AutomationException">Nothing runs there, something else runs than is recorded, or a limit is not kept.</exception>
    public async Task RunAsync(string? name, CancellationToken cancellation)
    {
        EnvironmentFile environment = context.Environment(name);
        if (environment.Validation is not { } limits)
        {
            context.Say($"{EnvironmentFile.PathOf(environment.Name)} sets no limits, so there is nothing to validate.");
            return;
        }
        context.FetchRecords();
        DeploymentRecord record =
            context.Records.Current(environment.Name)
            ?? throw new AutomationException(
                $"No record says that anything runs in {environment.Name}. Deploy there first: ./build.sh Deploy --environment {environment.Name}"
            );
        RunningRelease running = await ThrowUnlessRunningAsync(environment, record, cancellation).ConfigureAwait(false);
        LoadRun load = new(running.Address, Variable(KeyVariable));
        string figures = await new EnvironmentValidation(
            Audit,
            (x, token) =>
                load.RunAsync(
                    x.Clients,
                    Math.Max(1, x.MinimumPerSecond * Surplus),
                    TimeSpan.FromSeconds(x.Seconds),
                    token
                ),
            context.Say
        )
            .RunAsync(limits, record, cancellation)
            .ConfigureAwait(false);
        await ThrowUnlessRunningAsync(environment, record, cancellation).ConfigureAwait(false);
        string tag = context.Records.Write(
            new DeploymentRecord(
                record.Environment,
                RecordKind.Validation,
                record.Version,
                record.Digest,
                record.Commit,
                context.Time.GetUtcNow()
            )
            {
                From = record.From,
                By = context.By,
                Run = context.Run?.Page,
                Reason = figures,
            }
        );
        context.Say($"{record.Version} is valid in {environment.Name}; recorded as {context.Records.Share(tag)}");
    }

    /// <summary>What answers, which has to be what is recorded: before the load and after it, as somebody may deploy meanwhile.</summary>
    private async Task<RunningRelease> ThrowUnlessRunningAsync(
        EnvironmentFile environment,
        DeploymentRecord record,
        CancellationToken cancellation
    )
    {
        RunningRelease? running = await context.Target(environment).RunningAsync(cancellation).ConfigureAwait(false);
        if (running is not { IsHealthy: true } || running.Version != record.Version || running.Commit != record.Commit)
            throw new AutomationException(
                $"{record.Version} is recorded in {environment.Name}, and {(running == null ? "nothing answers" : running.IsHealthy ? $"{running.Version} of {running.Commit} answers" : "what answers is not healthy")}. Deploy it again: ./build.sh Deploy --environment {environment.Name} --release-version {record.Version}"
            );
        return running;
    }

    /// <summary>Audits the packages of a commit as it was released, and not of what is checked out.</summary>
    private AuditResult Audit(string commit)
    {
        IReadOnlyList<string> sources = Sources();
        if (!AdvisorySources.Any(sources))
            return new AuditResult(false, []);
        string folder = Path.Combine(Path.GetTempPath(), $"audit-{Guid.NewGuid():N}");
        try
        {
            SourceCheckout.Make(context.Git.Root, commit, folder);
            CommandResult restored = new Command("dotnet", ["restore", "--locked-mode"], folder).Run();
            return restored.ExitCode == 0
                ? new PackageAudit(folder, _ => true).Run()
                : throw new AutomationException(
                    $"The packages of {commit[..7]} cannot be restored, so they cannot be audited: {restored.Output.Trim().Split('\n')[^1]}"
                );
        }
        finally
        {
            FolderRemoval.Delete(folder);
        }
    }

    private IReadOnlyList<string> Sources() =>
        [
            .. new Command("dotnet", ["nuget", "list", "source", "--format", "short"], context.Git.Root)
                .Run()
                .Output.Split('\n')
                .Where(x => x.StartsWith("E ", StringComparison.Ordinal))
                .Select(x => x[2..].Trim()),
        ];
}
