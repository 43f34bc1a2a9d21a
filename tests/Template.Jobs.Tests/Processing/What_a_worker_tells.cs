using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Template.Jobs.Processing;

namespace Template.Jobs.Tests.Processing;

public class What_a_worker_tells : Work
{
    private const string Secret = "hunter2";
    private readonly ActivityTraceId trace = ActivityTraceId.CreateRandom();

    private string Parent => $"00-{trace.ToHexString()}-b7ad6b7169203331-01";

    [Fact]
    public async Task has_the_names_of_the_job_on_each_line_and_never_its_input()
    {
        Start(
            Type(
                "echo",
                job =>
                {
                    Log.Log(LogLevel.Information, default, 0, null, (_, _) => "The handler tells something.");
                    return job.Attempt switch
                    {
                        1 => throw new InvalidOperationException("no luck"),
                        2 => throw new PermanentJobException("never"),
                        _ => null,
                    };
                }
            ),
            Type("fine", _ => null)
        );
        string input = $"{{\"password\":\"{Secret}\"}}";
        JobSubmission submission = new()
        {
            Type = "echo",
            Input = input,
            TraceParent = Parent,
        };

        JobId dead = await SubmitAsync(submission);
        await EndAsync(dead);
        JobId fine = await SubmitAsync(submission with { Type = "fine" });
        await EndAsync(fine);
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1002));

        Assert.DoesNotContain(
            Log.Lines,
            x =>
                x.Text.Contains(Secret, StringComparison.Ordinal)
                || x.Scope.Values.Any(y => $"{y}".Contains(Secret, StringComparison.Ordinal))
        );
        AssertNamed(dead, "echo", [(1001, 1), (0, 1), (1003, 1), (1001, 2), (0, 2), (1004, 2)]);
        AssertNamed(fine, "fine", [(1001, 1), (1002, 1)]);
    }

    [Fact]
    public async Task has_no_trace_where_there_is_none()
    {
        Start(Type("echo", _ => null));

        await EndAsync(await SubmitAsync(new() { Type = "echo", TraceParent = "nonsense" }));

        Assert.Contains(Log.Lines, x => x.Event == 1001 && x.Scope["TraceId"] == null);
    }

    [Fact]
    public async Task is_an_activity_that_belongs_to_the_trace_of_whoever_submitted()
    {
        List<Activity> activities = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == JobTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == trace ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        Start(Type("echo", _ => throw new PermanentJobException("never")));

        JobId id = await SubmitAsync(new() { Type = "echo", TraceParent = Parent });
        await EndAsync(id);

        Activity activity = Assert.Single(activities);
        Assert.Equal(("job echo", ActivityKind.Consumer), (activity.DisplayName, activity.Kind));
        Assert.Equal((trace, "b7ad6b7169203331"), (activity.TraceId, activity.ParentSpanId.ToHexString()));
        Assert.Equal((ActivityStatusCode.Error, "never"), (activity.Status, activity.StatusDescription));
        Assert.Equal((id.Value, 1), (activity.GetTagItem("job.id"), activity.GetTagItem("job.attempt")));
        Assert.Equal(trace.ToHexString(), Log.Lines.First(x => x.Event == 1004).Scope["TraceId"]);
    }

    [Fact]
    public void is_the_trace_of_whoever_submits_now()
    {
        Activity.Current = null;
        Assert.Null(JobTelemetry.CurrentTraceParent);
        using Activity activity = new("caller");
        activity.SetParentId(Parent).Start();

        Assert.Equal(activity.Id, JobTelemetry.CurrentTraceParent);
        Assert.StartsWith($"00-{trace.ToHexString()}-", activity.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_measured()
    {
        List<string> measured = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == JobTelemetry.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) =>
            {
                lock (measured)
                    measured.Add($"{instrument.Name} {tags[0].Value} {tags[1].Value} {value >= 0}");
            }
        );
        listener.Start();
        Start(Type("measured", _ => null));

        await EndAsync(await SubmitAsync(new() { Type = "measured" }));

        lock (measured)
            Assert.Equal(
                ["jobs.ran measured Completed True", "jobs.waited measured Completed True"],
                measured.Where(x => x.Contains(" measured ", StringComparison.Ordinal)).Order()
            );
    }

    private void AssertNamed(JobId id, string type, (int Event, int Attempt)[] expected)
    {
        LogLine[] lines = [.. Log.Lines.Where(x => x.Scope.GetValueOrDefault("JobId") as string == id.Value)];
        Assert.Equal(expected, lines.Select(x => (x.Event, (int)x.Scope["Attempt"]!)));
        Assert.All(lines, x => Assert.Equal((type, trace.ToHexString()), (x.Scope["JobType"], x.Scope["TraceId"])));
        Assert.All(
            lines.Where(x => x.Event > 1000),
            x => Assert.Contains($"{id} of type {type}", x.Text, StringComparison.Ordinal)
        );
    }
}
