using Microsoft.Extensions.Logging;
using Template.Jobs.Contract;
using Template.Jobs.Processing;
using Template.Jobs.Spool;

namespace Template.Jobs.Tests.Processing;

/// <summary>A spool and workers on it, which end with the test.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync.
public abstract class Work : IAsyncLifetime
#pragma warning restore CA1001
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder folder = new();
    private readonly List<IAsyncDisposable> opened = [];

    protected Work() => Queue = new(Open());

    protected static ProcessorOptions Options { get; } =
        new()
        {
            Worker = "one",
            Lease = TimeSpan.FromSeconds(15),
            Drain = TimeSpan.FromSeconds(10),
            Idle = TimeSpan.FromMilliseconds(20),
            Tend = TimeSpan.FromMilliseconds(20),
        };

    /// <summary>The queue of the test: a spool that can be made to fail.</summary>
    protected FailingQueue Queue { get; }

    protected RecordedLog Log { get; } = new();

    protected string Folder => folder.Path;

    /// <summary>Opens the spool as another process would.</summary>
    protected SpoolQueue Open(TimeProvider? time = null)
    {
        SpoolQueue queue = SpoolQueue.Open(
            folder.Path,
            new() { Durability = SpoolDurability.None, Time = time ?? TimeProvider.System }
        );
        opened.Insert(0, queue);
        return queue;
    }

    /// <summary>A queue that can be made to fail.</summary>
    protected static FailingQueue Failing(IJobQueue queue) => new(queue);

    protected RunningWorker Start(
        ProcessorOptions options,
        IReadOnlyList<JobType> types,
        IJobQueue? queue = null,
        TimeProvider? time = null
    )
    {
        RunningWorker worker = new(new(queue ?? Queue, types, options, Log, time, () => 1));
        opened.Insert(0, worker);
        return worker;
    }

    protected RunningWorker Start(params IReadOnlyList<JobType> types) => Start(Options, types);

    protected static JobType Type(string name, Func<JobContext, CancellationToken, Task<object?>> run) =>
        new(name, new Handler(run)) { Retry = new() { First = TimeSpan.FromMilliseconds(30) } };

    protected static JobType Type(string name, Func<JobContext, object?> run) =>
        Type(name, (job, _) => Task.FromResult(run(job)));

    /// <summary>Does nothing until it is told to stop.</summary>
    protected static async Task<object?> ForeverAsync(JobContext job, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return null;
    }

    protected async Task<JobId> SubmitAsync(JobSubmission? submission = null) =>
        (await Queue.SubmitAsync([submission ?? new() { Type = "echo" }]))[0].Id;

    protected async Task<Job> FindAsync(JobId id)
    {
        Job? job = await Queue.FindAsync(id);
        Assert.NotNull(job);
        return job;
    }

    /// <summary>Waits for the end of a job.</summary>
    protected Task<Job> EndAsync(JobId id) => UntilAsync(id, x => JobTransitions.IsFinal(x.Status));

    protected async Task<Job> UntilAsync(JobId id, Func<Job, bool> isSo)
    {
        Job job = await FindAsync(id);
        await UntilAsync(async () => isSo(job = await FindAsync(id)));
        return job;
    }

    protected static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        long begun = Environment.TickCount64;
        while (!await isSo())
        {
            Assert.True(Environment.TickCount64 - begun < Patience.TotalMilliseconds, "It never came.");
            await Task.Delay(5);
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        Queue.IsDown = false;
        foreach (IAsyncDisposable one in opened)
            await one.DisposeAsync();
        folder.Dispose();
    }

    private sealed class Handler(Func<JobContext, CancellationToken, Task<object?>> run) : IJobHandler
    {
        public async ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation) =>
            await run(job, cancellation);
    }
}

/// <summary>A worker that runs until it is told to stop, at the latest at the end of the test.</summary>
public sealed class RunningWorker : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private bool isDisposed;

    public RunningWorker(JobProcessor processor)
    {
        Processor = processor;
        running = Task.Run(() => processor.RunAsync(stop.Token));
    }

    public JobProcessor Processor { get; }

    public bool IsRunning => !running.IsCompleted;

    public async Task<TimeSpan> StopAsync()
    {
        long begun = Environment.TickCount64;
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
        return TimeSpan.FromMilliseconds(Environment.TickCount64 - begun);
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        await StopAsync();
        Processor.Dispose();
        stop.Dispose();
    }
}

/// <summary>What was logged, with the scopes around it.</summary>
public sealed class RecordedLog : ILogger
{
    private readonly LoggerExternalScopeProvider scopes = new();
    private readonly List<LogLine> lines = [];

    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        Dictionary<string, object?> scope = [];
        scopes.ForEachScope(
            (values, all) =>
            {
                foreach ((string name, object? value) in (IEnumerable<KeyValuePair<string, object?>>)values!)
                    all[name] = value;
            },
            scope
        );
        lock (lines)
            lines.Add(new(logLevel, eventId.Id, formatter(state, exception), scope));
    }
}

public sealed record LogLine(LogLevel Level, int Event, string Text, IReadOnlyDictionary<string, object?> Scope);
