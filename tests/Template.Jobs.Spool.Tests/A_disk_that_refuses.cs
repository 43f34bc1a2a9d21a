using System.Diagnostics;
using System.Text;
using Template.Jobs.Contract;

namespace Template.Jobs.Spool.Tests;

public class A_disk_that_refuses : Spooling
{
    private bool isMounted;
    private bool isClosed;

    protected override string Root => Path.Combine(base.Root, "disk");

    [Fact]
    public async Task because_it_is_full_takes_whole_jobs_or_none()
    {
        Mount();
        SpoolQueue queue = Open(SpoolDurability.Everything);
        List<JobId> taken = [];
        JobStoreException? e = null;
        JobSubmission submission = new() { Type = "echo", Input = '"' + new string('x', 6_000) + '"' };
        while (e == null && taken.Count < 1_000)
        {
            try
            {
                taken.Add(await SubmitAsync(queue, submission with { IdempotencyKey = $"{taken.Count}" }));
            }
            catch (JobStoreException full)
            {
                e = full;
            }
        }

        AssertSentence(e);
        Assert.Empty(Names(Folder.Temporary));
        await Assert.ThrowsAsync<JobStoreException>(async () =>
            await SubmitAsync(queue, submission with { RunAt = Clock.GetUtcNow().AddHours(1) })
        );
        Assert.Empty(Names(Folder.Waiting));
        Assert.Empty(Names(Folder.Temporary));
        Assert.Equal(taken, (await ClaimAsync(queue, 1_000)).Select(x => x.Lease.Id));
        Assert.Empty(Names(Folder.Corrupt));
        Assert.NotEmpty(taken);
    }

    [Fact]
    public async Task because_it_is_full_loses_no_job_that_it_cannot_move()
    {
        Mount();
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        await ClaimOneAsync(queue);
        string filler = Fill();
        Clock.Advance(Lease);

        await Assert.ThrowsAsync<JobStoreException>(async () => await queue.TendAsync());
        Assert.NotNull(await queue.FindAsync(id));
        AssertSentence(await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync()));
        File.Delete(filler);
        await TendLaterAsync(queue, TimeSpan.FromSeconds(5));

        Assert.Equal(id, (await ClaimOneAsync(queue)).Lease.Id);
        await queue.PingAsync();
    }

    [Fact]
    public async Task because_it_is_full_keeps_a_report_that_comes_again()
    {
        Mount();
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        LeasedJob job = await ClaimOneAsync(queue);
        string filler = Fill();
        JobOutcome outcome = new(job.Lease, "echo", 1, OutcomeKind.Completed)
        {
            Result = '"' + new string('x', 9_000) + '"',
        };

        await Assert.ThrowsAsync<JobStoreException>(async () => await queue.FinishAsync([outcome]));
        Assert.Equal(JobStatus.Running, (await FindAsync(queue, id)).Status);
        Assert.Equal(LeaseState.Held, Assert.Single(await queue.ExtendAsync([job.Lease], Lease)));
        File.Delete(filler);

        Assert.True(Assert.Single(await queue.FinishAsync([outcome])));
        Assert.Equal(
            (JobStatus.Completed, outcome.Result),
            ((await FindAsync(queue, id)).Status, (await FindAsync(queue, id)).Result)
        );
    }

    [Fact]
    public async Task because_it_is_read_only_is_read_and_says_what_is_wrong()
    {
        Directory.CreateDirectory(Root);
        if (Environment.IsPrivilegedProcess)
            Mount();
        SpoolQueue queue = Open();
        JobSubmission once = new() { Type = "echo", IdempotencyKey = "k" };
        JobId queued = await SubmitAsync(queue, once);
        JobId running = await SubmitAsync(queue);
        LeasedJob job = await ClaimOneAsync(queue);
        await queue.DisposeAsync();
        Close();
        queue = Open();
        long begun = Environment.TickCount64;

        foreach (
            Func<Task> ask in (Func<Task>[])
                [
                    () => queue.PingAsync().AsTask(),
                    () => SubmitAsync(queue),
                    () => SubmitAsync(queue, once with { Input = "2", IdempotencyKey = "other" }),
                    () => SubmitAsync(queue, new() { Type = "new" }),
                    () => ClaimAsync(queue),
                    () => FinishAsync(queue, job),
                    () => queue.ExtendAsync([job.Lease], Lease + Lease).AsTask(),
                    () => queue.CancelAsync(running).AsTask(),
                    () => queue.CancelAsync(queued).AsTask(),
                ]
        )
            AssertSentence(await Assert.ThrowsAsync<JobStoreException>(ask));
        Clock.Advance(TimeSpan.FromHours(1));
        AssertSentence(await Assert.ThrowsAsync<JobStoreException>(async () => await queue.TendAsync()));

        Assert.InRange(Environment.TickCount64 - begun, 0, 8_000);
        Assert.Equal(2, (await queue.ListAsync(new())).Jobs.Count);
        Assert.Equal((1, 1), ((await queue.CountAsync()).Queued, (await queue.CountAsync()).Running));
        Assert.Empty(Names(Folder.Temporary));
    }

    [Fact]
    public void because_a_file_is_in_the_way_says_so()
    {
        Put(base.Root, "disk", "a file");

        AssertSentence(Assert.Throws<JobStoreException>(() => Open()));
    }

    [Fact]
    public async Task because_it_is_gone_says_so()
    {
        SpoolQueue queue = Open();
        Directory.Delete(Root, recursive: true);

        AssertSentence(await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync()));
        AssertSentence(await Assert.ThrowsAsync<JobStoreException>(async () => await queue.CountAsync()));
        AssertSentence(await Assert.ThrowsAsync<JobStoreException>(async () => await SubmitAsync(queue)));
    }

    public override async Task DisposeAsync()
    {
        if (isMounted)
            Run("mount", "-o", "remount,rw", Root);
        else if (isClosed)
            SetModes(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (isMounted)
            Run("umount", "-l", Root);
        await base.DisposeAsync();
    }

    private void AssertSentence(JobStoreException? e)
    {
        Assert.NotNull(e);
        Assert.StartsWith($"The spool folder '{Root}' cannot be used: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Check that it is there, writable and not full.", e.Message, StringComparison.Ordinal);
    }

    private void Mount()
    {
        Directory.CreateDirectory(Root);
        isMounted =
            OperatingSystem.IsLinux()
            && Environment.IsPrivilegedProcess
            && Run("mount", "-t", "tmpfs", "-o", "size=256k", "jobs-test", Root);
        if (!isMounted)
            Skip.Because("Nothing can be mounted here.");
    }

    private string Fill()
    {
        string path = Path.Combine(Root, "filler");
        using FileStream file = File.Create(path, 1);
        byte[] block = Encoding.ASCII.GetBytes(new string('x', 4_096));
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            return path;
        }
    }

    private void Close()
    {
        if (OperatingSystem.IsWindows())
            Skip.Because("Windows has no modes of folders.");
        isClosed = true;
        if (isMounted)
            Assert.True(Run("mount", "-o", "remount,ro", Root));
        else
            SetModes(UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private void SetModes(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (string folder in Directory.EnumerateDirectories(Root, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(folder, mode);
    }

    private static bool Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        using Process? process = Process.Start(start);
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}
