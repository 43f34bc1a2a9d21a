using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Automation.Deploying;
using Automation.Deploying.Local;
using Automation.Environments;
using Automation.Processes;
using Automation.Services;

namespace Automation.Tests.Deploying;

public sealed class Deploying_to_a_folder : IDisposable
{
    private readonly DeployableRepository repository = new(
        ",\"patience\":1,\"secrets\":[\"Api__Keys__0\"]",
        "\"Worker__Concurrency\":\"2\""
    );

    public Deploying_to_a_folder() => repository.Variables["Api__Keys__0"] = "very-secret-key";

    public void Dispose() => repository.Dispose();

    [UnixFact]
    public async Task Runs_all_services_switches_the_link_and_records_it()
    {
        DeploymentRecord first = await repository.DeployAsync(repository.Release("1.0.0", hasWorker: true));
        LocalSlot old = Assert.Single(repository.Files.Slots());
        Assert.Equal(["api", "worker"], old.Processes.Keys);
        Assert.True(old.IsRunning);

        DeploymentRecord second = await repository.DeployAsync(repository.Release("1.1.0", hasWorker: true));

        RunningRelease running = (await repository.Target.RunningAsync(CancellationToken.None))!;
        Assert.Equal(("1.1.0", second.Digest, second.Commit), (running.Version, running.Digest, running.Commit));
        Assert.Equal(repository.Port + 1, running.Address.Port);
        Assert.All(old.Processes.Values, x => Assert.False(x.IsRunning));
        Assert.Equal(2, repository.Processes());
        Assert.Equal(
            $"releases/{repository.Files.Current}",
            new FileInfo(Path.Combine(repository.Folder, "current")).LinkTarget
        );
        Assert.Equal([first.Version, second.Version], repository.Records.All().Select(x => x.Version));
        Assert.Equal(
            ["started 1.0.0", "started 1.1.0"],
            repository.Status.Told.Where(x => x.StartsWith("started", StringComparison.Ordinal))
        );
        Assert.Equal($"succeeded 1.1.0 at {running.Address.OriginalString}", repository.Status.Told[^1]);
    }

    [UnixFact]
    public async Task Does_nothing_when_the_release_runs_already()
    {
        DeployedRelease release = repository.Release("1.0.0");
        DeploymentRecord record = await repository.DeployAsync(release);
        LocalSlot slot = repository.Files.CurrentSlot()!;

        Assert.Equal(record, await repository.DeployAsync(release) with { Approvals = record.Approvals });

        Assert.Equal(slot.Processes["api"], repository.Files.CurrentSlot()!.Processes["api"]);
        Assert.Contains("Nothing to do.", repository.Said[^1], StringComparison.Ordinal);
        Assert.Single(repository.Records.All());
    }

    [UnixFact]
    public async Task Starts_what_is_current_again_when_it_has_ended()
    {
        DeployedRelease release = repository.Release("1.0.0");
        await repository.DeployAsync(release);
        Kill(repository.Files.CurrentSlot()!);
        Assert.Null(await repository.Target.RunningAsync(CancellationToken.None));

        await repository.DeployAsync(release);

        Assert.Contains(repository.Said, x => x.StartsWith("Starting 1.0.0 again", StringComparison.Ordinal));
        Assert.True((await repository.Target.RunningAsync(CancellationToken.None))!.IsHealthy);
        Assert.Single(repository.Records.All());
    }

    [UnixFact]
    public async Task Keeps_the_old_version_when_the_new_one_is_broken()
    {
        DeployedRelease good = repository.Release("1.0.0");
        await repository.DeployAsync(good);
        (string Fault, string? Answers, string Finding)[] broken =
        [
            ("unhealthy", null, "'wait' in the folder|/health was not good within 1 s"),
            ("none", new string('0', 40), "'wait' in the folder|of commit 0000"),
            (
                "crash",
                null,
                "'wait' in the folder|The service api of 1.1.2 ended by itself.|It cannot go on.|The key is ***."
            ),
            ("full", null, "'try' in the folder|a job is answered with 429 instead of 202"),
            ("dead", null, "'try' in the folder|the job 1 is dead"),
            ("slow", null, "'try' in the folder|the job 1 is still queued after 1 s"),
            ("open", null, "'try' in the folder|an unknown route is answered with 200"),
        ];
        for (int i = 0; i < broken.Length; i++)
        {
            (string fault, string? answers, string finding) = broken[i];
            string message = await repository.RefusalAsync(repository.Release($"1.1.{i}", fault, answers));
            Assert.All(finding.Split('|'), x => Assert.Contains(x, message, StringComparison.Ordinal));
            Assert.Contains(
                "1.0.0 still runs in dev. It is recorded as failed/dev/v1.1.",
                message,
                StringComparison.Ordinal
            );
        }
        RunningRelease running = (await repository.Target.RunningAsync(CancellationToken.None))!;
        Assert.Equal((good.Manifest.Digest, true), (running.Digest, running.IsHealthy));
        Assert.Equal(1, repository.Processes());
        DeploymentRecord failure = repository.Records.All()[^1];
        Assert.Equal((RecordKind.Failure, "1.1.6"), (failure.Kind, failure.Version));
        Assert.Contains("an unknown route", failure.Reason, StringComparison.Ordinal);
        Assert.Equal("1.0.0", repository.Records.Current("dev")!.Version);
        Assert.Contains(repository.Status.Told, x => x.StartsWith("failed 1.1.0: ", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task Puts_the_fallback_back_when_nothing_runs_after_a_failure()
    {
        DeployedRelease good = repository.Release("1.0.0");
        await repository.DeployAsync(good);
        repository.Step = x =>
        {
            if (x == "unpack" && repository.Files.CurrentSlot() is { IsRunning: true } slot)
                Kill(slot);
        };

        DeploymentRequest request = repository.Request(repository.Release("1.1.0", "crash"), good);
        string message = (await Assert.ThrowsAsync<AutomationException>(() => repository.DeployAsync(request))).Message;

        Assert.Contains($"{good} was put back in dev.", message, StringComparison.Ordinal);
        Assert.Equal(good.Manifest.Digest, (await repository.Target.RunningAsync(CancellationToken.None))!.Digest);
        Assert.Equal("1.0.0", repository.Records.Current("dev")!.Version);
    }

    [UnixFact]
    public async Task Says_that_nothing_runs_when_the_first_one_fails_or_nothing_can_be_put_back()
    {
        DeployedRelease broken = repository.Release("1.0.0", "crash");
        Assert.Contains("Nothing runs in dev.", await repository.RefusalAsync(broken), StringComparison.Ordinal);
        DeploymentRequest request = repository.Request(broken, repository.Release("0.9.0", "crash"));
        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() => repository.DeployAsync(request));
        Assert.Contains("could not be put back: 0.9.0", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, repository.Processes());
    }

    [UnixFact]
    public async Task Leaves_the_old_version_when_it_is_interrupted()
    {
        await repository.DeployAsync(repository.Release("1.0.0"));
        using CancellationTokenSource interrupt = new();
        repository.Step = x =>
        {
            if (x == "try")
                interrupt.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            repository.DeployAsync(repository.Release("1.1.0"), interrupt.Token)
        );

        Assert.Equal("1.0.0", (await repository.Target.RunningAsync(CancellationToken.None))!.Version);
        Assert.Equal(1, repository.Processes());
        Assert.Equal("It was interrupted. 1.0.0 still runs in dev.", repository.Records.All()[^1].Reason);
    }

    [UnixFact]
    public async Task Keeps_five_releases_and_those_that_are_needed()
    {
        for (int i = 0; i < 7; i++)
            Directory.CreateDirectory(repository.Files.Of($"0.{i}.0-x"));
        await repository.DeployAsync(repository.Release("1.0.0"));
        string[] kept =
        [
            .. Directory.GetDirectories(Path.Combine(repository.Folder, "releases")).Select(x => Path.GetFileName(x)),
        ];
        Assert.Equal(5, kept.Length);
        Assert.Contains(repository.Files.Current, kept);
    }

    [UnixFact]
    public async Task Refuses_what_cannot_work_before_anything_is_stopped()
    {
        DeployedRelease release = repository.Release("1.0.0");
        repository.Variables.Remove("Api__Keys__0");
        Assert.Contains(
            "names the secret Api__Keys__0",
            await repository.RefusalAsync(release),
            StringComparison.Ordinal
        );
        repository.Variables["Api__Keys__0"] = "x";
        using (TcpListener stranger = new(IPAddress.Loopback, repository.Port))
        {
            stranger.Start();
            string message = await repository.RefusalAsync(release);
            Assert.Contains($"Port {repository.Port} is taken by a program", message, StringComparison.Ordinal);
        }
        DeploymentRequest other = repository.Request(release) with { ExpectedDigest = "sha256:0" };
        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() => repository.DeployAsync(other));
        Assert.Contains("and dev is to run sha256:0.", e.Message, StringComparison.Ordinal);
        string foreign = Directory.CreateDirectory(Path.Combine(repository.Scratch, "foreign")).FullName;
        await File.WriteAllTextAsync(Path.Combine(foreign, "jobs-1.0.0-amiga.tar.gz"), "");
        DeployedRelease elsewhere = DeployableRepository.Seal(
            foreign,
            "1.0.0",
            repository.Git.Git("rev-parse", "HEAD"),
            "jobs-1.0.0-amiga.tar.gz"
        );
        Assert.Contains("1.0.0 has no archive for", await repository.RefusalAsync(elsewhere), StringComparison.Ordinal);
        DeployedRelease empty = repository.Release(
            "1.0.1",
            change: x => Directory.Move(Path.Combine(x, "api"), Path.Combine(x, "b"))
        );
        Assert.Contains("has no service", await repository.RefusalAsync(empty), StringComparison.Ordinal);
        await File.AppendAllTextAsync(Directory.GetFiles(release.Folder, "jobs-*")[0], "x");
        Assert.Contains("was changed", await repository.RefusalAsync(release), StringComparison.Ordinal);
        Assert.Equal(0, repository.Processes());
    }

    [UnixFact]
    public async Task Kills_a_service_that_does_not_stop_and_no_process_that_only_has_its_number()
    {
        LocalSlot slot = new(0, "x", "1", "d", "c");
        await repository.DeployAsync(repository.Release("1.0.0", "deaf"));
        ProcessIdentity process = repository.Files.CurrentSlot()!.Processes["api"];

        await DetachedService.StopAsync(process with { Start = "another time" }, TimeSpan.Zero);
        Assert.True(process.IsRunning);
        await DetachedService.StopAsync(process, TimeSpan.FromMilliseconds(100));

        Assert.False(process.IsRunning);
        Assert.False(slot.IsRunning);
    }

    [UnixFact]
    public async Task Records_what_runs_when_a_record_could_not_be_written_and_goes_on_when_nobody_can_be_told()
    {
        DeployedRelease release = repository.Release("1.0.0");
        repository.Status.IsAway = true;
        string refs = Path.Combine(repository.Root, ".git", "packed-refs.lock");
        string tags = Path.Combine(repository.Root, ".git", "refs", "tags", "promote");
        repository.Step = x =>
        {
            if (x == "record")
                File.WriteAllText(tags, "in the way");
        };
        string message = await repository.RefusalAsync(release);
        Assert.Contains("is not recorded for all to see", message, StringComparison.Ordinal);
        Assert.Contains("Run the same command again", message, StringComparison.Ordinal);
        Assert.Contains("Nobody can be told.", repository.Said);
        Assert.False(File.Exists(refs));

        File.Delete(tags);
        repository.Step = _ => { };
        DeploymentRecord record = await repository.DeployAsync(release);

        Assert.Equal((await repository.Target.RunningAsync(CancellationToken.None))!.Since, record.At);
        Assert.Single(repository.Records.All());
    }

    [UnixFact]
    public async Task Survives_a_full_disk()
    {
        await repository.DeployAsync(repository.Release("1.0.0"));
        byte[] noise = new byte[3_000_000];
        Random.Shared.NextBytes(noise);
        DeployedRelease large = repository.Release(
            "1.1.0",
            change: x => File.WriteAllBytes(Path.Combine(x, "api", "noise"), noise)
        );

        // Files can get no longer than 2048 blocks; the runtime itself would map longer ones.
        CommandResult result = new Command(
            "sh",
            [
                "-c",
                "trap '' XFSZ; ulimit -f 2048; exec \"$@\"",
                "sh",
                "dotnet",
                "exec",
                DeployableRepository.ProgramFile,
                repository.Root,
                "dev",
                large.Folder,
                "never",
            ],
            repository.Root
        )
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [DeploymentTargets.FolderVariable] = repository.Scratch,
                ["Api__Keys__0"] = "x",
                ["DOTNET_EnableWriteXorExecute"] = "0",
            },
        }.Run();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("cannot be unpacked into", result.Error, StringComparison.Ordinal);
        Assert.Equal("1.0.0", (await repository.Target.RunningAsync(CancellationToken.None))!.Version);
        Assert.Equal(RecordKind.Failure, repository.Records.All()[^1].Kind);
        Assert.Empty(Directory.GetDirectories(Path.Combine(repository.Folder, "releases"), ".unfinished*"));
    }

    private static void Kill(LocalSlot slot)
    {
        foreach (ProcessIdentity process in slot.Processes.Values)
        {
            using Process found = Process.GetProcessById(process.Id);
            found.Kill();
            while (process.IsRunning)
                Thread.Sleep(5);
        }
    }
}
