using System.ComponentModel;
using Template.Jobs.Api.Contracts;

namespace Template.Jobs.Api.Endpoints;

/// <summary>Calls jobs off and sets them going again.</summary>
internal static class JobControl
{
    public static async Task<IResult> CancelAsync(
        [Description(JobEndpoints.IdText)] string id,
        HttpContext context,
        IJobQueue queue,
        QueueCounts counts,
        ILogger<SubmitRequest> logger
    )
    {
        if (!JobId.TryParse(id, out JobId name))
            return JobEndpoints.NotFound(id);
        CancelAnswer answer = await queue.CancelAsync(name, CancellationToken.None).ConfigureAwait(false);
        if (answer is CancelAnswer.NotFound)
            return JobEndpoints.NotFound(id);
        if (answer is CancelAnswer.Finished)
            return TypedResults.Problem(
                "The job has ended already, so there is nothing to call off.",
                statusCode: StatusCodes.Status409Conflict,
                title: "The job has ended."
            );
        counts.Changed();
        logger.JobChanged(name, answer == CancelAnswer.Cancelled ? "cancelled" : "called off");
        Job? job = await queue.FindAsync(name, context.RequestAborted).ConfigureAwait(false);
        return job == null ? JobEndpoints.NotFound(id)
            : answer == CancelAnswer.Cancelled ? TypedResults.Ok(JobView.Of(job))
            : TypedResults.Accepted($"/jobs/{id}", JobView.Of(job));
    }

    public static async Task<IResult> RetryAsync(
        [Description(JobEndpoints.IdText)] string id,
        HttpContext context,
        IJobQueue queue,
        QueueCounts counts,
        ILogger<SubmitRequest> logger
    )
    {
        if (!JobId.TryParse(id, out JobId name))
            return JobEndpoints.NotFound(id);
        RetryAnswer answer = await queue.RetryAsync(name, CancellationToken.None).ConfigureAwait(false);
        if (answer == RetryAnswer.NotFound)
            return JobEndpoints.NotFound(id);
        if (answer == RetryAnswer.NotFailed)
            return TypedResults.Problem(
                "The job did not fail: it waits, runs or is completed.",
                statusCode: StatusCodes.Status409Conflict,
                title: "There is nothing to retry."
            );
        counts.Changed();
        logger.JobChanged(name, "retried");
        Job? job = await queue.FindAsync(name, context.RequestAborted).ConfigureAwait(false);
        return job == null ? JobEndpoints.NotFound(id) : TypedResults.Accepted($"/jobs/{id}", JobView.Of(job));
    }
}
