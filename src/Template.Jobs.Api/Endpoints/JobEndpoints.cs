using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Template.Jobs.Api.Contracts;
using Template.Jobs.Api.Description;

namespace Template.Jobs.Api.Endpoints;

/// <summary>Submitting, looking up, listing, cancelling and retrying jobs.</summary>
internal static class JobEndpoints
{
    public const int MostListed = 200;
    public const string IdText = "The id of the job: 32 hexadecimal digits.";
    private const string BackOff = "5";

    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        foreach (
            (string path, string name) in (ReadOnlySpan<(string, string)>)
                [("/submit", "Submit"), ("/v1/jobs", "SubmitV1")]
        )
        {
            app.MapPost(path, SubmitAsync)
                .WithName(name)
                .WithTags(ApiTags.Jobs)
                .WithSummary("Takes a job.")
                .Produces<SubmitAnswer>(StatusCodes.Status202Accepted)
                .ProducesValidationProblem()
                .ProducesProblem(StatusCodes.Status409Conflict)
                .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
                .ProducesProblem(StatusCodes.Status429TooManyRequests)
                .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        }

        app.MapGet("/jobs/{id}", FindAsync)
            .WithName("FindJob")
            .WithTags(ApiTags.Jobs)
            .WithSummary("Tells how a job stands. Send the ETag back in If-None-Match to be told only of changes.")
            .Produces<JobView>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/jobs", ListAsync)
            .WithName("ListJobs")
            .WithTags(ApiTags.Jobs)
            .WithSummary("Lists jobs, newest first.")
            .Produces<JobList>()
            .ProducesValidationProblem();
        app.MapDelete("/jobs/{id}", CancelAsync)
            .WithName("CancelJob")
            .WithTags(ApiTags.Jobs)
            .WithSummary("Calls a job off. One that runs is told at its worker's next heartbeat.")
            .Produces<JobView>()
            .Produces<JobView>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        app.MapPost("/jobs/{id}/retry", RetryAsync)
            .WithName("RetryJob")
            .WithTags(ApiTags.Jobs)
            .WithSummary("Sets a job that failed, died or was cancelled going again.")
            .Produces<JobView>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static ProblemHttpResult NotFound(string id) =>
        TypedResults.Problem(
            $"There is no job '{id}'. It may be so old that it is forgotten.",
            statusCode: StatusCodes.Status404NotFound,
            title: "The job is not known."
        );

    /// <summary>Reads the bounds of a page.</summary>
    public static bool TryPage(
        string? type,
        string? after,
        int? limit,
        Dictionary<string, string[]> problems,
        out JobId? from,
        out int most
    )
    {
        from = null;
        most = limit ?? 50;
        if (most is < 1 or > MostListed)
            problems["limit"] = [$"A page has 1 to {MostListed} jobs."];
        if (!string.IsNullOrEmpty(type) && !JobTypeName.IsValid(type))
            problems["type"] = [JobTypeName.Rule];
        if (after != null && JobId.TryParse(after, out JobId id))
            from = id;
        else if (after != null)
            problems["after"] = [$"'{after}' is not the id of a job. Use 'next' of the page before."];
        return problems.Count == 0;
    }

    private static async Task<IResult> SubmitAsync(
        SubmitRequest request,
        HttpContext context,
        IJobQueue queue,
        QueueCounts counts,
        ApiSettings settings,
        TimeProvider time,
        ILogger<SubmitRequest> logger
    )
    {
        JobSubmission submission = request.ToSubmission(TraceParent(context));
        IReadOnlyList<KeyValuePair<string, string>> problems = submission.Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(
                problems
                    .GroupBy(x => x.Key, StringComparer.Ordinal)
                    .ToDictionary(x => x.Key, x => x.Select(y => y.Value).ToArray(), StringComparer.Ordinal)
            );
        if (
            settings.DepthLimit > 0
            && (await counts.GetAsync(context.RequestAborted).ConfigureAwait(false)).Queued >= settings.DepthLimit
        )
        {
            context.Response.Headers.RetryAfter = BackOff;
            return TypedResults.Problem(
                $"{settings.DepthLimit} jobs wait already. Try again in {BackOff} s, or add workers.",
                statusCode: StatusCodes.Status429TooManyRequests,
                title: "Too many jobs wait."
            );
        }

        // Whoever hangs up now must not stop half of a submission.
        SubmittedJob submitted = (await queue.SubmitAsync([submission], CancellationToken.None).ConfigureAwait(false))[
            0
        ];
        if (submitted.Kind == SubmissionKind.Conflict)
            return TypedResults.Problem(
                $"The idempotency key belongs to job {submitted.Id}, which asks for something else. Use another key.",
                statusCode: StatusCodes.Status409Conflict,
                title: "The idempotency key is taken."
            );
        counts.Changed();
        if (submitted.Kind == SubmissionKind.Known)
            context.Response.Headers["Idempotent-Replayed"] = "true";
        else
            logger.JobSubmitted(submitted.Id, submission.Type);
        string location = $"/jobs/{submitted.Id}";
        JobStatus status = submission.RunAt > time.GetUtcNow() ? JobStatus.Scheduled : JobStatus.Queued;
        return TypedResults.Accepted(location, new SubmitAnswer(submitted.Id.Value, status, location));
    }

    private static async Task<IResult> FindAsync([Description(IdText)] string id, HttpContext context, IJobQueue queue)
    {
        if (
            !JobId.TryParse(id, out JobId name)
            || await queue.FindAsync(name, context.RequestAborted).ConfigureAwait(false) is not { } job
        )
            return NotFound(id);
        string tag = Tag(job);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        return IsKnown(context.Request, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(JobView.Of(job));
    }

    private static async Task<IResult> ListAsync(
        [
            FromQuery,
            Description("Those in this state alone: queued, scheduled, running, completed, failed, dead or cancelled.")
        ]
            string? status,
        [FromQuery, Description("Those of this type alone.")] string? type,
        [FromQuery, Description("The value of 'next' of the page before.")] string? after,
        [FromQuery, Description("How many at most; 50 if nothing is said."), Range(1, MostListed)] int? limit,
        HttpContext context,
        IJobQueue queue
    )
    {
        Dictionary<string, string[]> problems = new(StringComparer.Ordinal);
        JobStatus? wanted = null;
        if (
            Enum.TryParse(status, ignoreCase: true, out JobStatus known)
            && Enum.IsDefined(known)
            && !int.TryParse(status, CultureInfo.InvariantCulture, out _)
        )
            wanted = known;
        else if (!string.IsNullOrEmpty(status))
            problems["status"] =
            [
                $"'{status}' is no state. There are: {string.Join(", ", Enum.GetNames<JobStatus>()).ToLowerInvariant()}.",
            ];
        if (!TryPage(type, after, limit, problems, out JobId? from, out int most))
            return TypedResults.ValidationProblem(problems);
        string? only = string.IsNullOrEmpty(type) ? null : type;
        JobPage page = await queue
            .ListAsync(new(wanted, only, most, from), context.RequestAborted)
            .ConfigureAwait(false);
        return TypedResults.Ok(new JobList([.. page.Jobs.Select(JobView.Of)], page.Next?.Value));
    }

    private static async Task<IResult> CancelAsync(
        [Description(IdText)] string id,
        HttpContext context,
        IJobQueue queue,
        QueueCounts counts,
        ILogger<SubmitRequest> logger
    )
    {
        if (!JobId.TryParse(id, out JobId name))
            return NotFound(id);
        CancelAnswer answer = await queue.CancelAsync(name, CancellationToken.None).ConfigureAwait(false);
        if (answer is CancelAnswer.NotFound)
            return NotFound(id);
        if (answer is CancelAnswer.Finished)
            return TypedResults.Problem(
                "The job has ended already, so there is nothing to call off.",
                statusCode: StatusCodes.Status409Conflict,
                title: "The job has ended."
            );
        counts.Changed();
        logger.JobChanged(name, answer == CancelAnswer.Cancelled ? "cancelled" : "called off");
        Job? job = await queue.FindAsync(name, context.RequestAborted).ConfigureAwait(false);
        return job == null ? NotFound(id)
            : answer == CancelAnswer.Cancelled ? TypedResults.Ok(JobView.Of(job))
            : TypedResults.Accepted($"/jobs/{id}", JobView.Of(job));
    }

    private static async Task<IResult> RetryAsync(
        [Description(IdText)] string id,
        HttpContext context,
        IJobQueue queue,
        QueueCounts counts,
        ILogger<SubmitRequest> logger
    )
    {
        if (!JobId.TryParse(id, out JobId name))
            return NotFound(id);
        RetryAnswer answer = await queue.RetryAsync(name, CancellationToken.None).ConfigureAwait(false);
        if (answer == RetryAnswer.NotFound)
            return NotFound(id);
        if (answer == RetryAnswer.NotFailed)
            return TypedResults.Problem(
                "The job did not fail: it waits, runs or is completed.",
                statusCode: StatusCodes.Status409Conflict,
                title: "There is nothing to retry."
            );
        counts.Changed();
        logger.JobChanged(name, "retried");
        Job? job = await queue.FindAsync(name, context.RequestAborted).ConfigureAwait(false);
        return job == null ? NotFound(id) : TypedResults.Accepted($"/jobs/{id}", JobView.Of(job));
    }

    // What the client sends goes on when nothing here makes traces of its own.
    private static string? TraceParent(HttpContext context)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            return activity.Id;
        string? sent = context.Request.Headers.TraceParent;
        return ActivityContext.TryParse(sent, null, out _) ? sent : null;
    }

    // A proxy that compresses makes the tag a weak one, and a client may send several.
    private static bool IsKnown(HttpRequest request, string tag)
    {
        EntityTagHeaderValue current = new(tag);
        return request
            .GetTypedHeaders()
            .IfNoneMatch.Any(x => x.Equals(EntityTagHeaderValue.Any) || x.Compare(current, useStrongComparison: false));
    }

    private static string Tag(Job job)
    {
        long moment = (job.FinishedAt ?? job.StartedAt ?? job.RunAt ?? job.Body.CreatedAt).ToUnixTimeMilliseconds();
        string called = job.CancelRequested ? "-c" : "";
        return string.Create(
                CultureInfo.InvariantCulture,
                $"\"{job.Status}-{job.Attempts}-{job.History.Count}-{moment}{called}\""
            )
            .ToLowerInvariant();
    }
}
