using Template.Jobs.Contract;
using Template.Jobs.Scheduling;
using Template.Jobs.Tests.Processing;

namespace Template.Jobs.Tests;

#pragma warning disable CA1001 // xunit calls DisposeAsync.
public class Recurring_jobs : Work
#pragma warning restore CA1001
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly VirtualClock clock = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];

    [Fact]
    public async Task are_submitted_once_for_each_time_however_many_submit_them()
    {
        for (int i = 0; i < 3; i++)
            Run(Open(clock));

        for (int i = 1; i <= 4; i++)
        {
            await AdvanceAsync(Minute);
            await CountedAsync(i);
        }

        Assert.Equal(
            ["recurring cleanup 2030-01-01T00:01Z", "recurring cleanup 2030-01-01T00:02Z"],
            (await KeysAsync()).Take(2)
        );
        Assert.Equal(4, Log.Lines.Count(x => x.Event == 1020));
        await StopAsync();
    }

    [Fact]
    public async Task go_on_at_once_when_the_clock_is_set_back()
    {
        Run(Queue);
        await AdvanceAsync(Minute);
        await CountedAsync(1);

        clock.Set(TimeSpan.FromDays(-3));
        await AdvanceAsync(TimeSpan.FromSeconds(20));
        await AdvanceAsync(TimeSpan.FromSeconds(40));
        await CountedAsync(2);
        await AdvanceAsync(Minute);
        await CountedAsync(3);

        Assert.Equal("recurring cleanup 2029-12-29T00:02Z", (await KeysAsync())[0]);
        await StopAsync();
    }

    [Fact]
    public async Task come_no_second_time_when_the_clock_is_set_back_a_little()
    {
        Run(Queue);
        await AdvanceAsync(Minute + TimeSpan.FromSeconds(5));
        await CountedAsync(1);

        clock.Set(TimeSpan.FromSeconds(-10));
        for (int i = 0; i < 3; i++)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(5));
        }

        Assert.Single(await KeysAsync());
        await AdvanceAsync(Minute);
        await CountedAsync(2);
        await StopAsync();
    }

    [Fact]
    public async Task come_once_when_the_clock_is_set_forward_or_the_machine_slept()
    {
        Run(Queue);
        await AdvanceAsync(Minute);
        await CountedAsync(1);

        clock.Set(TimeSpan.FromHours(7));
        await AdvanceAsync(Minute);
        await CountedAsync(2);
        await AdvanceAsync(Minute);
        await CountedAsync(3);

        Assert.Equal("recurring cleanup 2030-01-01T07:02Z", (await KeysAsync())[1]);
        await StopAsync();
    }

    [Fact]
    public async Task wait_for_the_store_and_then_come_once()
    {
        Run(Queue);
        await AdvanceAsync(Minute);
        await CountedAsync(1);

        Queue.IsDown = true;
        await AdvanceAsync(Minute);
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1010));
        await AdvanceAsync(Minute);
        Queue.IsDown = false;
        await AdvanceAsync(TimeSpan.FromSeconds(2));

        await UntilAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return (await KeysAsync()).Count == 2;
        });
        Assert.Equal("recurring cleanup 2030-01-01T00:03Z", (await KeysAsync())[1]);
        await StopAsync();
    }

    [Fact]
    public async Task stop_while_the_store_is_down()
    {
        Run(Queue);
        Queue.IsDown = true;
        await AdvanceAsync(Minute);
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1010));

        await StopAsync();
    }

    [Fact]
    public async Task that_never_come_wait_without_work()
    {
        Run(Queue, "0 0 30 2 *");
        await AdvanceAsync(TimeSpan.FromDays(60));

        await Task.Delay(50);

        Assert.Empty(await KeysAsync());
        await StopAsync();
    }

    [Fact]
    public async Task come_as_the_span_says_which_holds_its_end_and_not_its_start()
    {
        RecurringJobs jobs = Of(Queue, "*/10 * * * *");
        DateTimeOffset start = clock.GetUtcNow();

        await jobs.SubmitAsync(start, start + TimeSpan.FromMinutes(9), CancellationToken.None);
        Assert.Empty(await KeysAsync());
        await jobs.SubmitAsync(start, start + TimeSpan.FromMinutes(10), CancellationToken.None);
        await jobs.SubmitAsync(start, start + TimeSpan.FromMinutes(19), CancellationToken.None);
        Assert.Equal(["recurring cleanup 2030-01-01T00:10Z"], await KeysAsync());
        await jobs.SubmitAsync(start + TimeSpan.FromMinutes(10), start + TimeSpan.FromMinutes(19), default);
        Assert.Single(await KeysAsync());
    }

    public override async Task DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        await base.DisposeAsync();
    }

    private void Run(IJobQueue queue, string when = "* * * * *") =>
        running.Add(Task.Run(() => Of(queue, when).RunAsync(stop.Token)));

    private RecurringJobs Of(IJobQueue queue, string when) =>
        new(queue, [new("cleanup", CronExpression.Parse(when), new() { Type = "echo" })], Log, clock);

    private async Task StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running).WaitAsync(TimeSpan.FromSeconds(20));
    }

    // All must sleep, or time would pass before they have begun.
    private async Task AdvanceAsync(TimeSpan span)
    {
        await UntilAsync(() => clock.Sleepers == running.Count);
        clock.Advance(span);
    }

    private Task CountedAsync(int count) => UntilAsync(async () => (await KeysAsync()).Count == count);

    private async Task<List<string>> KeysAsync() =>
        [.. (await Queue.ListAsync(new())).Jobs.Select(x => x.Body.IdempotencyKey!).Order(StringComparer.Ordinal)];
}
