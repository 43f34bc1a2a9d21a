using Automation.Deploying;
using Automation.Environments;
using Automation.Processes;

namespace Automation.Tests.Deploying;

public sealed class Killing_a_deployment : IDisposable
{
    private readonly DeployableRepository repository = new();

    public void Dispose() => repository.Dispose();

    [UnixFact]
    public async Task At_any_step_leaves_a_version_that_runs_and_records_that_are_true()
    {
        await repository.DeployAsync(repository.Release("1.0.0"));
        repository.Steps.Clear();
        string old = (await repository.DeployAsync(repository.Release("1.0.1"))).Digest;
        string[] steps = [.. repository.Steps.Distinct()];
        Assert.Contains("switch", steps);

        for (int i = 0; i < steps.Length; i++)
        {
            DeployedRelease next = repository.Release($"1.1.{i}");
            CommandResult killed = Deploy(next, steps[i]);
            Assert.True(killed.ExitCode == 137, $"{steps[i]}: {killed.ExitCode} {killed.Error}");
            await CheckWhatRuns(steps[i], old, next.Manifest.Digest);

            repository.Steps.Clear();
            await repository.DeployAsync(next);
            await CheckThatNothingIsLeft(steps[i], next);
            old = next.Manifest.Digest;
        }
    }

    [UnixFact]
    public async Task That_is_the_first_one_leaves_nothing_that_is_recorded()
    {
        DeployedRelease first = repository.Release("1.0.0");

        Assert.Equal(137, Deploy(first, "switch").ExitCode);

        Assert.Null(await repository.Target.RunningAsync(CancellationToken.None));
        Assert.Empty(repository.Records.All());
        await repository.DeployAsync(first);
        await CheckThatNothingIsLeft("switch", first);
    }

    [UnixFact]
    public async Task And_deploying_something_else_says_what_ran_without_a_record()
    {
        await repository.DeployAsync(repository.Release("1.0.0"));
        Assert.Equal(137, Deploy(repository.Release("1.1.0"), "record").ExitCode);

        await repository.DeployAsync(repository.Release("1.2.0"));

        Assert.Contains(
            repository.Said,
            x => x.StartsWith("1.1.0 runs in dev and has no record", StringComparison.Ordinal)
        );
        Assert.Equal(["1.0.0", "1.2.0"], repository.Records.All().Select(x => x.Version));
    }

    private CommandResult Deploy(DeployedRelease release, string last) =>
        new Command(
            "dotnet",
            ["exec", DeployableRepository.ProgramFile, repository.Root, "dev", release.Folder, last],
            repository.Root
        )
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [DeploymentTargets.FolderVariable] = repository.Scratch,
                ["DOTNET_TieredPGO"] = "0",
            },
        }.Run();

    private async Task CheckWhatRuns(string step, string old, string next)
    {
        RunningRelease? running = await repository.Target.RunningAsync(CancellationToken.None);
        Assert.True(running is { IsHealthy: true }, $"Nothing good runs when it is killed before '{step}'.");
        Assert.True(running.Digest == old || running.Digest == next);
        Assert.StartsWith($"{running.Version}-", repository.Files.Current, StringComparison.Ordinal);
        string recorded = repository.Records.Current("dev")!.Digest;
        Assert.True(recorded == old || recorded == running.Digest, $"The record is false before '{step}'.");
    }

    private async Task CheckThatNothingIsLeft(string step, DeployedRelease release)
    {
        RunningRelease? running = await repository.Target.RunningAsync(CancellationToken.None);
        Assert.True(
            running is { IsHealthy: true } && running.Digest == release.Manifest.Digest,
            $"{release} does not run after it was killed before '{step}'."
        );
        Assert.Single(repository.Files.Slots());
        DeploymentRecord record = Assert.Single(repository.Records.All(), x => x.Digest == release.Manifest.Digest);
        Assert.Equal(running.Since, record.At);
        for (int i = 0; i < 40 && repository.Processes() > 1; i++)
            await Task.Delay(50);
        Assert.True(repository.Processes() == 1, $"{repository.Processes()} processes after '{step}'.");
        string[] left =
        [
            .. Directory
                .GetFileSystemEntries(repository.Folder, "*", SearchOption.AllDirectories)
                .Where(x =>
                    x.Contains(".new", StringComparison.Ordinal) || x.Contains(".unfinished", StringComparison.Ordinal)
                ),
        ];
        Assert.Empty(left);
    }
}
