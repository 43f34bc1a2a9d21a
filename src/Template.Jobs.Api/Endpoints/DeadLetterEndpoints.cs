using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Template.Jobs.Api.Contracts;
using Template.Jobs.Api.Description;
using Template.Jobs.Api.Features;

namespace Template.Jobs.Api.Endpoints;

/// <summary>The dead-letter queue.</summary>
internal static class DeadLetterEndpoints
{
    public const int DefaultReplay = 1_000;
    public const int MostReplayed = 100_000;

    public static void MapDeadLetters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dead-letter", ListAsync)
            .WithName("ListDeadLetters")
            .WithTags(ApiTags.DeadLetters)
            .WithSummary("Lists dead jobs, newest first.")
            .Produces<JobList>()
            .ProducesValidationProblem();
        app.MapPost("/dead-letter/replay", ReplayAsync)
            .WithName("ReplayDeadLetters")
            .WithTags(ApiTags.DeadLetters)
            .WithSummary("Sets dead jobs going again, those that died first first. Their history is kept.")
            .Produces<ReplayAnswer>()
            .ProducesValidationProblem()
            .OnlyWith(
                nameof(FeatureSettings.BulkReplay),
                "Many dead letters at once are not set going again for now. Retry single jobs: POST /jobs/{id}/retry."
            );
    }

    private static async Task<IResult> ListAsync(
        [FromQuery, Description("Those of this type alone.")] string? type,
        [FromQuery, Description("The value of 'next' of the page before.")] string? after,
        [FromQuery, Description("How many at most; 50 if nothing is said."), Range(1, Paging.Most)] int? limit,
        HttpContext context,
        IJobQueue queue
    )
    {
        Dictionary<string, string[]> problems = new(StringComparer.Ordinal);
        if (!Paging.TryRead(type, after, limit, problems, out JobId? from, out int most))
            return TypedResults.ValidationProblem(problems);
        JobFilter filter = new(JobStatus.Dead, string.IsNullOrEmpty(type) ? null : type, most, from);
        JobPage page = await queue.ListAsync(filter, context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok(new JobList([.. page.Jobs.Select(JobView.Of)], page.Next?.Value));
    }

    private static async Task<IResult> ReplayAsync(
        [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)]
            ReplayRequest? request,
        IJobQueue queue,
        QueueCounts counts,
        ILogger<ReplayRequest> logger
    )
    {
        Dictionary<string, string[]> problems = new(StringComparer.Ordinal);
        int most = request?.Limit ?? DefaultReplay;
        if (most is < 1 or > MostReplayed)
            problems["limit"] = [$"1 to {MostReplayed} jobs are replayed at once."];
        if (request?.Type != null && !JobTypeName.IsValid(request.Type))
            problems["type"] = [JobTypeName.Rule];
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);
        int replayed = await queue.ReplayAsync(most, request?.Type, CancellationToken.None).ConfigureAwait(false);
        counts.Changed();
        logger.Replayed(replayed);
        return TypedResults.Ok(new ReplayAnswer(replayed));
    }
}
