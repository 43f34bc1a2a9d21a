namespace Template.Jobs.Tests;

public class A_submission
{
    private static readonly JobSubmission Good = new() { Type = "echo" };

    public static TheoryData<string, JobSubmission> Wrong =>
        new()
        {
            { "type", Good with { Type = "No type" } },
            { "task", Good with { Task = new string('t', 201) } },
            { "input", Good with { Input = "" } },
            { "input", Good with { Input = "{" } },
            { "input", Good with { Input = "1 2" } },
            { "input", Good with { Input = "hello" } },
            { "input", Good with { Input = '"' + new string('ä', 128 * 1024) + '"' } },
            { "priority", Good with { Priority = (JobPriority)2 } },
            { "idempotencyKey", Good with { IdempotencyKey = "" } },
            { "idempotencyKey", Good with { IdempotencyKey = new string('k', 201) } },
            { "idempotencyKey", Good with { IdempotencyKey = "a\nb" } },
            { "traceParent", Good with { TraceParent = new string('0', 201) } },
            { "maxAttempts", Good with { MaxAttempts = 0 } },
            { "maxAttempts", Good with { MaxAttempts = 101 } },
        };

    public static TheoryData<JobSubmission> Right =>
        [
            Good,
            Good with
            {
                Task = new string('t', 200),
                IdempotencyKey = new string('ä', 200),
                TraceParent = new string('0', 200),
                MaxAttempts = 100,
            },
            Good with
            {
                Input = '"' + new string('x', JobSubmission.LargestInput - 2) + '"',
                MaxAttempts = 1,
                Priority = JobPriority.High,
                IdempotencyKey = "k",
            },
            Good with
            {
                Input = " [1, {\"a\": null}] ",
            },
        ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void says_what_is_wrong_with_it(string field, JobSubmission submission)
    {
        KeyValuePair<string, string> problem = Assert.Single(submission.Problems());

        Assert.Equal(field, problem.Key);
        Assert.EndsWith(".", problem.Value, StringComparison.Ordinal);
        Assert.Equal(problem.Value, Assert.Throws<InvalidJobException>(submission.ThrowIfInvalid).Message);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void says_nothing_when_nothing_is_wrong(JobSubmission submission)
    {
        Assert.Empty(submission.Problems());
        submission.ThrowIfInvalid();
    }

    [Fact]
    public void says_how_long_a_trace_context_may_be() =>
        Assert.Equal(
            "A trace context has at most 200 characters.",
            Assert.Single((Good with { TraceParent = new string('0', 201) }).Problems()).Value
        );

    [Fact]
    public void says_all_that_is_wrong_at_once()
    {
        JobSubmission submission = Good with { Type = "", Input = "?", MaxAttempts = -1 };

        InvalidJobException e = Assert.Throws<InvalidJobException>(submission.ThrowIfInvalid);

        Assert.Equal($"{JobTypeName.Rule} An input is a JSON value. A job is tried 1 to 100 times.", e.Message);
    }
}
