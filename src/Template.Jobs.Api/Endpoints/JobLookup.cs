using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Template.Jobs.Api.Contracts;

namespace Template.Jobs.Api.Endpoints;

/// <summary>Looks jobs up and lists them.</summary>
internal static class JobLookup
{
    public static async Task<IResult> FindAsync(
        [Description(JobEndpoints.IdText)] string id,
        HttpContext context,
        IJobQueue queue
    )
    {
        if (
            !JobId.TryParse(id, out JobId name)
            || await queue.FindAsync(name, context.RequestAborted).ConfigureAwait(false) is not { } job
        )
            return JobEndpoints.NotFound(id);
        string tag = Tag(job);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        return IsKnown(context.Request, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(JobView.Of(job));
    }

    public static async Task<IResult> ListAsync(
        [
            FromQuery,
            Description("Those in this state alone: queued, scheduled, running, completed, failed, dead or cancelled.")
        ]
            string? status,
        [FromQuery, Description("Those of this type alone.")] string? type,
        [FromQuery, Description("The value of 'next' of the page before.")] string? after,
        [FromQuery, Description("How many at most; 50 if nothing is said."), Range(1, Paging.Most)] int? limit,
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
        if (!Paging.TryRead(type, after, limit, problems, out JobId? from, out int most))
            return TypedResults.ValidationProblem(problems);
        string? only = string.IsNullOrEmpty(type) ? null : type;
        JobPage page = await queue
            .ListAsync(new(wanted, only, most, from), context.RequestAborted)
            .ConfigureAwait(false);
        return TypedResults.Ok(new JobList([.. page.Jobs.Select(JobView.Of)], page.Next?.Value));
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
