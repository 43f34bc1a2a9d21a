using Microsoft.AspNetCore.Http.HttpResults;
using Template.Jobs.Api.Contracts;
using Template.Jobs.Api.Description;

namespace Template.Jobs.Api.Endpoints;

/// <summary>The addresses for submitting, looking up, listing, cancelling and retrying jobs.</summary>
internal static class JobEndpoints
{
    public const string IdText = "The id of the job: 32 hexadecimal digits.";

    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        foreach (
            (string path, string name) in (ReadOnlySpan<(string, string)>)
                [("/submit", "Submit"), ("/v1/jobs", "SubmitV1")]
        )
        {
            app.MapPost(path, JobSubmitting.SubmitAsync)
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

        app.MapGet("/jobs/{id}", JobLookup.FindAsync)
            .WithName("FindJob")
            .WithTags(ApiTags.Jobs)
            .WithSummary("Tells how a job stands. Send the ETag back in If-None-Match to be told only of changes.")
            .Produces<JobView>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/jobs", JobLookup.ListAsync)
            .WithName("ListJobs")
            .WithTags(ApiTags.Jobs)
            .WithSummary("Lists jobs, newest first.")
            .Produces<JobList>()
            .ProducesValidationProblem();
        app.MapDelete("/jobs/{id}", JobControl.CancelAsync)
            .WithName("CancelJob")
            .WithTags(ApiTags.Jobs)
            .WithSummary("Calls a job off. One that runs is told at its worker's next heartbeat.")
            .Produces<JobView>()
            .Produces<JobView>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        app.MapPost("/jobs/{id}/retry", JobControl.RetryAsync)
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
}
