using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Template.Jobs.Api.Contracts;

/// <summary>The body of a submission.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SubmitRequest
{
    [Description("The type of the job: echo, fizzbuzz, http, ai, or one that a worker of yours knows.")]
    [StringLength(JobTypeName.MaximumLength, MinimumLength = 1)]
    [RegularExpression("^[a-z][a-z0-9-]*$")]
    public required string Type { get; init; }

    [Description("What is to be done, for types that can do several things, as in summarize.")]
    [MaxLength(JobSubmission.LongestText)]
    public string? Task { get; init; }

    [Description("What it is done with: any JSON value.")]
    public RawJson? Input { get; init; }

    [Description("Jobs with a high priority get four of five places while both kinds wait.")]
    public JobPriority? Priority { get; init; }

    [Description("Two submissions with the same key are one job, as long as the job is remembered.")]
    [StringLength(JobSubmission.LongestText, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }

    [Description("The job does not start before this time.")]
    public DateTimeOffset? RunAt { get; init; }

    [Description("How often the job is tried before it is dead: 1 to 100, 3 if nothing is said.")]
    [Range(1, JobSubmission.MostAttempts)]
    [DefaultValue(JobSubmission.DefaultAttempts)]
    public int? MaxAttempts { get; init; }

    public JobSubmission ToSubmission(string? traceParent) =>
        new()
        {
            Type = Type,
            Task = Task,
            Input = Input?.Text ?? "null",
            Priority = Priority ?? JobPriority.Normal,
            IdempotencyKey = IdempotencyKey,
            RunAt = RunAt,
            MaxAttempts = MaxAttempts ?? JobSubmission.DefaultAttempts,
            TraceParent = traceParent,
        };
}
