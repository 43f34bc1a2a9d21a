using Template.Jobs.Processing;

namespace Template.Jobs.Tests.Processing;

public class A_worker : Work
{
    [Fact]
    public async Task completes_jobs_and_keeps_what_they_gave()
    {
        Start(
            Type(
                "echo",
                job => new
                {
                    job.Task,
                    Number = job.Read<int>(),
                    Last = job.IsLastAttempt,
                }
            ),
            Type("none", _ => null)
        );
        JobId echo = await SubmitAsync(
            new()
            {
                Type = "echo",
                Task = "t",
                Input = "17",
            }
        );
        JobId once = await SubmitAsync(
            new()
            {
                Type = "echo",
                Input = "18",
                MaxAttempts = 1,
            }
        );
        JobId none = await SubmitAsync(new() { Type = "none" });

        Job done = await EndAsync(echo);

        Assert.Equal(
            (JobStatus.Completed, 1, "one", "{\"task\":\"t\",\"number\":17,\"last\":false}"),
            (done.Status, done.Attempts, done.Worker, done.Result)
        );
        Assert.Contains("\"last\":true", (await EndAsync(once)).Result, StringComparison.Ordinal);
        Assert.Null((await EndAsync(none)).Result);
    }

    [Fact]
    public async Task tries_a_failed_job_again_later_and_gives_it_up_at_last()
    {
        List<(int Attempt, DateTimeOffset At)> attempts = [];
        Start(
            Type(
                "echo",
                job =>
                {
                    attempts.Add((job.Attempt, DateTimeOffset.UtcNow));
                    throw new InvalidOperationException("no luck");
                }
            )
        );

        Job dead = await EndAsync(await SubmitAsync());

        Assert.Equal(
            (JobStatus.Dead, 3, "InvalidOperationException: no luck"),
            (dead.Status, dead.Attempts, dead.Error)
        );
        Assert.Equal([1, 2, 3], attempts.Select(x => x.Attempt));
        Assert.True(attempts[1].At - attempts[0].At >= TimeSpan.FromMilliseconds(29));
        Assert.True(attempts[2].At - attempts[1].At >= TimeSpan.FromMilliseconds(59));
        Assert.Equal(3, dead.History.Count);
    }

    [Fact]
    public async Task completes_a_job_that_fails_only_at_first()
    {
        Start(Type("echo", job => job.Attempt == 2 ? "ok" : throw new TimeoutException()));

        Job done = await EndAsync(await SubmitAsync());

        Assert.Equal((JobStatus.Completed, 2, "\"ok\""), (done.Status, done.Attempts, done.Result));
        Assert.Null(done.Error);
    }

    [Theory]
    [InlineData("null", "The input of a 'echo' job must not be null.")]
    [InlineData("{\"a\":1}", "The input does not fit a 'echo' job:")]
    [InlineData("\"never\"", "Never again.")]
    public async Task gives_up_at_once_where_trying_again_is_of_no_use(string input, string error)
    {
        Start(
            Type("echo", job => job.Read<string>() == "never" ? throw new PermanentJobException("Never again.") : null)
        );

        Job dead = await EndAsync(await SubmitAsync(new() { Type = "echo", Input = input }));

        Assert.Equal((JobStatus.Dead, 1), (dead.Status, dead.Attempts));
        Assert.StartsWith(error, dead.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ends_an_attempt_that_takes_too_long()
    {
        Start(Type("echo", ForeverAsync) with { Timeout = TimeSpan.FromMilliseconds(40) });

        Job dead = await EndAsync(await SubmitAsync(new() { Type = "echo", MaxAttempts = 2 }));

        Assert.Equal((JobStatus.Dead, 2), (dead.Status, dead.Attempts));
        Assert.Equal("The attempt took longer than 00:00:00.0400000.", dead.Error);
    }

    [Fact]
    public async Task gives_no_job_a_shorter_time_than_it_may_take()
    {
        Start(Type("echo", _ => 1) with { Timeout = TimeSpan.FromMinutes(1) });

        Assert.Equal(JobStatus.Completed, (await EndAsync(await SubmitAsync())).Status);
    }

    public static TheoryData<string> Exceptions => [.. Thrown.Keys];

    private static readonly Dictionary<string, Func<Exception>> Thrown = new(StringComparer.Ordinal)
    {
        ["TaskCanceledException: A task was canceled."] = () => new TaskCanceledException(),
        ["OperationCanceledException: mine"] = () => new OperationCanceledException("mine"),
        ["KeyNotFoundException: none"] = () => new KeyNotFoundException("none"),
        ["AggregateException: all (one) (two)"] = () =>
            new AggregateException("all", new IOException("one"), new IOException("two")),
        ["JobStoreException: mine"] = () => new JobStoreException("mine"),
        ["ObjectDisposedException: gone"] = () => new ObjectDisposedException(null, "gone"),
        ["SilentException"] = () => new SilentException(""),
        ["UntellableException"] = () => new UntellableException(),
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task goes_on_whatever_a_handler_throws(string error)
    {
        RunningWorker worker = Start(
            Type("echo", job => throw Thrown[job.Read<string>()]()),
            Type("later", (job, _) => Task.FromException<object?>(Thrown[job.Read<string>()]())),
            Type("fine", _ => 1)
        );
        string input = $"\"{error}\"";

        Job echo = await EndAsync(
            await SubmitAsync(
                new()
                {
                    Type = "echo",
                    Input = input,
                    MaxAttempts = 1,
                }
            )
        );
        Job later = await EndAsync(
            await SubmitAsync(
                new()
                {
                    Type = "later",
                    Input = input,
                    MaxAttempts = 1,
                }
            )
        );

        Assert.Equal((JobStatus.Dead, error, error), (echo.Status, echo.Error, later.Error));
        Assert.Equal(JobStatus.Completed, (await EndAsync(await SubmitAsync(new() { Type = "fine" }))).Status);
        Assert.True(worker.IsRunning);
    }

    [Fact]
    public async Task keeps_the_beginning_of_an_endless_error()
    {
        Start(Type("echo", _ => throw new InvalidOperationException(new string('x', 100_000))));

        Job dead = await EndAsync(await SubmitAsync(new() { Type = "echo", MaxAttempts = 1 }));

        Assert.StartsWith("InvalidOperationException: xxx", dead.Error, StringComparison.Ordinal);
        Assert.EndsWith("x…", dead.Error, StringComparison.Ordinal);
        Assert.InRange(dead.Error!.Length, 1_000, 3_000);
    }

    [Fact]
    public async Task fails_a_job_whose_result_is_no_JSON()
    {
        object[] loop = new object[1];
        loop[0] = loop;
        Start(Type("echo", _ => loop));

        Job dead = await EndAsync(await SubmitAsync(new() { Type = "echo", MaxAttempts = 1 }));

        Assert.StartsWith("JsonException: ", dead.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_jobs_of_other_types_alone()
    {
        Start(Type("echo", _ => 1));
        JobId other = await SubmitAsync(new() { Type = "other" });

        await EndAsync(await SubmitAsync());

        Assert.Equal(JobStatus.Queued, (await FindAsync(other)).Status);
    }

    [Fact]
    public async Task does_not_ask_in_vain_without_a_pause()
    {
        RunningWorker worker = Start(Options with { Idle = TimeSpan.FromMilliseconds(100) }, [Type("echo", _ => 1)]);
        await UntilAsync(() => Queue.Claims > 0);

        await Task.Delay(300);

        Assert.InRange(Queue.Claims, 1, 8);
        Assert.True(worker.IsRunning);
    }

    [Fact]
    public void says_which_options_are_wrong()
    {
        AssertWrong("Concurrency is 0", Options with { Concurrency = 0 });
        AssertWrong("Concurrency is 10001", Options with { Concurrency = 10_001 });
        AssertWrong("Lease is 00:00:00.9990000", Options with { Lease = TimeSpan.FromMilliseconds(999) });
        AssertWrong("Drain is -00:00:01", Options with { Drain = TimeSpan.FromSeconds(-1) });
        AssertWrong("Idle is 00:00:00", Options with { Idle = TimeSpan.Zero });
        AssertWrong("Tend is 00:00:00", Options with { Tend = TimeSpan.Zero });
        ArgumentException e = Assert.Throws<ArgumentException>(() =>
            new JobProcessor(Queue, [Type("No type", _ => 1)], Options, Log)
        );
        Assert.Contains("'No type' is no type.", e.Message, StringComparison.Ordinal);
        Assert.Empty(new ProcessorOptions().Problems());
    }

    private void AssertWrong(string problem, ProcessorOptions options)
    {
        Assert.Contains(problem, Assert.Single(options.Problems()), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new JobProcessor(Queue, [], options, Log));
    }

#pragma warning disable CA1032 // They are thrown here and nowhere else.
    private sealed class SilentException(string message) : Exception(message);

    private sealed class UntellableException : Exception
#pragma warning restore CA1032
    {
#pragma warning disable CA1065 // That it throws is what is tested.
        public override string Message => throw new InvalidOperationException();
#pragma warning restore CA1065
    }
}
