using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Template.Jobs.Tests;

public class Jobs_as_JSON
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300);
    private static readonly JobBody Body = new()
    {
        Type = "ai",
        Task = "summarize",
        Input = "{\"a\":\"ü \\u0000 \n\"}",
        Priority = JobPriority.High,
        IdempotencyKey = "ä 'k'",
        MaxAttempts = 7,
        CreatedAt = new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero),
        RunAt = new(2031, 2, 3, 4, 5, 7, 8, 9, TimeSpan.Zero),
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    private static readonly JobEvent Event = new(Body.CreatedAt, JobEvent.Failed, 3, "host \"1\"", "no\nluck");

    [Fact]
    public void are_one_line_that_is_read_again()
    {
        foreach (
            JobBody body in (JobBody[])[Body, Body with { Task = null, RunAt = null, Priority = JobPriority.Normal }]
        )
        {
            string json = body.ToJson();

            Assert.DoesNotContain('\n', json);
            Assert.True(JobBody.TryRead(Encoding.UTF8.GetBytes(json), out JobBody? read));
            Assert.Equal(body, read);
        }
    }

    [Fact]
    public void keep_their_events_on_one_line_each()
    {
        Assert.DoesNotContain('\n', Event.ToJson());
        Assert.Equal(Event, JobEvent.FromJson(Event.ToJson()));
        Assert.Equal(
            Event with
            {
                Worker = null,
                Error = null,
            },
            JobEvent.FromJson((Event with { Worker = null, Error = null }).ToJson())
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"echo\"}")]
    [InlineData("{\"type\":null,\"input\":\"1\",\"maxAttempts\":1,\"createdAt\":\"2030-01-01T00:00:00Z\"}")]
    [InlineData("{\"type\":\"echo\",\"input\":null,\"maxAttempts\":1,\"createdAt\":\"2030-01-01T00:00:00Z\"}")]
    [InlineData("{\"type\":\"echo\",\"input\":\"1\",\"maxAttempts\":0,\"createdAt\":\"2030-01-01T00:00:00Z\"}")]
    [InlineData("{\"type\":\"../x\",\"input\":\"1\",\"maxAttempts\":1,\"createdAt\":\"2030-01-01T00:00:00Z\"}")]
    [InlineData("{\"type\":\"echo\",\"input\":\"1\",\"maxAttempts\":1,\"createdAt\":\"yesterday\"}")]
    [InlineData("{\"type\":\"echo\",\"input\":\"\\ud800\",\"maxAttempts\":1,\"createdAt\":\"2030-01-01T00:00:00Z\"}")]
    public void are_not_read_from_garbage(string text)
    {
        Assert.False(JobBody.TryRead(Encoding.UTF8.GetBytes(text), out JobBody? body));
        Assert.Null(body);
        Assert.Null(JobEvent.FromJson(text));
    }

    [Fact]
    public void are_read_or_refused_whatever_the_bytes() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 255).Select(x => (byte)x).ArrayOf()),
                Arb.From(Gen.Choose(0, 400)),
                (bytes, at) =>
                {
                    byte[] damaged = Encoding.UTF8.GetBytes(Body.ToJson());
                    bytes.AsSpan(0, Math.Min(bytes.Length, damaged.Length)).CopyTo(damaged);
                    JobBody.TryRead(bytes, out _);
                    JobBody.TryRead(damaged, out _);
                    JobBody.TryRead(damaged.AsSpan(0, Math.Min(at, damaged.Length)), out _);
                    JobEvent.FromJson(Encoding.UTF8.GetString(bytes));
                    JobEvent.FromJson(Event.ToJson()[..Math.Min(at, Event.ToJson().Length - 1)]);
                }
            )
            .Check(Config);

    [Fact]
    public void ask_for_the_same_whenever_and_by_whomever()
    {
        JobSubmission submission = new()
        {
            Type = "echo",
            Input = "1",
            TraceParent = "a",
        };
        JobBody body = JobBody.Of(submission, DateTimeOffset.UnixEpoch);

        Assert.True(body.AsksForTheSame(JobBody.Of(submission with { TraceParent = "b" }, DateTimeOffset.UtcNow)));
        Assert.False(body.AsksForTheSame(JobBody.Of(submission with { Input = "2" }, DateTimeOffset.UnixEpoch)));
        Assert.False(body.AsksForTheSame(body with { RunAt = DateTimeOffset.UnixEpoch }));
    }
}
