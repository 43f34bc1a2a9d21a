using System.Diagnostics;
using Template.Jobs.Api.Contracts;

namespace Template.Jobs.Api.Endpoints;

/// <summary>Takes jobs.</summary>
internal static class JobSubmitting
{
    private const string BackOff = "5";

    public static async Task<IResult> SubmitAsync(
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

    // What the client sends goes on when nothing here makes traces of its own.
    private static string? TraceParent(HttpContext context)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            return activity.Id;
        string? sent = context.Request.Headers.TraceParent;
        return ActivityContext.TryParse(sent, null, out _) ? sent : null;
    }
}
