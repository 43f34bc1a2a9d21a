using System.Text;
using Template.Jobs.Contract;

namespace Template.Jobs.Spool.Tests;

/// <summary>A spool of a test, and a look behind it.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync.
public abstract class Spooling : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly TemporaryFolder folder = new();
    private readonly List<SpoolQueue> opened = [];

    protected static TimeSpan Lease { get; } = TimeSpan.FromSeconds(30);

    protected VirtualClock Clock { get; } = new();

    protected virtual string Root => folder.Path;

    internal SpoolFolder Folder => new(Root);

    protected SpoolQueue Open(SpoolDurability durability = SpoolDurability.None, StoreRules? rules = null)
    {
        SpoolQueue queue = SpoolQueue.Open(
            Root,
            new()
            {
                Durability = durability,
                Time = Clock,
                Rules = rules ?? new(),
            }
        );
        opened.Add(queue);
        return queue;
    }

    protected static async Task<JobId> SubmitAsync(IJobQueue queue, JobSubmission? submission = null) =>
        Assert.Single(await queue.SubmitAsync([submission ?? new() { Type = "echo" }])).Id;

    protected static async Task<IReadOnlyList<LeasedJob>> ClaimAsync(IJobQueue queue, int most = 1) =>
        await queue.ClaimAsync(new("one", Lease, [new("echo", most)], most));

    protected static async Task<LeasedJob> ClaimOneAsync(IJobQueue queue) => Assert.Single(await ClaimAsync(queue));

    protected static async Task<bool> FinishAsync(
        IJobQueue queue,
        LeasedJob job,
        OutcomeKind kind = OutcomeKind.Completed,
        DateTimeOffset? retryAt = null
    ) =>
        Assert.Single(
            await queue.FinishAsync([
                new(job.Lease, job.Body.Type, job.Attempt, kind)
                {
                    Worker = "one",
                    RetryAt = retryAt,
                    Error = kind is OutcomeKind.Retry or OutcomeKind.Dead ? "broken" : null,
                },
            ])
        );

    protected static async Task<Job> FindAsync(IJobQueue queue, JobId id)
    {
        Job? job = await queue.FindAsync(id);
        Assert.NotNull(job);
        return job;
    }

    protected async Task<TendReport> TendLaterAsync(IJobQueue queue, TimeSpan span)
    {
        Clock.Advance(span);
        return await queue.TendAsync();
    }

    protected static string Put(string folder, string name, byte[]? content = null)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content ?? []);
        return path;
    }

    protected static string Put(string folder, string name, string content) =>
        Put(folder, name, Encoding.UTF8.GetBytes(content));

    protected static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(x => Path.GetFileName(x)!)];

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (SpoolQueue queue in opened)
            await queue.DisposeAsync();
        folder.Dispose();
    }
}
