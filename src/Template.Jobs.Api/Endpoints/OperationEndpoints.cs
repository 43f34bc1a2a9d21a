using Microsoft.FeatureManagement;
using Template.Jobs.Api.Contracts;
using Template.Jobs.Api.Description;
using Template.Jobs.Api.Features;
using Template.Jobs.Api.Protection;
using Template.Jobs.Hosting;

namespace Template.Jobs.Api.Endpoints;

/// <summary>What operators and their machines ask for.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/queues",
                async (QueueCounts counts, CancellationToken cancellation) =>
                    TypedResults.Ok(QueuesView.Of(await counts.GetAsync(cancellation).ConfigureAwait(false)))
            )
            .WithName("CountQueues")
            .WithTags(ApiTags.Operations)
            .WithSummary("Counts jobs. The numbers can be half a second old.");
        app.MapGet("/health", HealthAsync)
            .WithName("CheckHealth")
            .WithTags(ApiTags.Operations)
            .WithSummary("Tells whether the store answers.")
            .Produces<HealthAnswer>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata(new OpenToAll());
        app.MapGet("/health/live", () => TypedResults.Ok(new HealthAnswer("up")))
            .WithName("CheckLife")
            .WithTags(ApiTags.Operations)
            .WithSummary("Tells that the process answers.")
            .WithMetadata(new OpenToAll());
        app.MapGet("/version", VersionAsync)
            .WithName("TellVersion")
            .WithTags(ApiTags.Operations)
            .WithSummary("Tells which build runs, and which features are on.")
            .WithMetadata(new OpenToAll());
        app.MapGet(
                "/metrics",
                async (QueueCounts counts, CancellationToken cancellation) =>
                    TypedResults.Text(
                        PrometheusText.Of(await counts.GetAsync(cancellation).ConfigureAwait(false)),
                        PrometheusText.MediaType
                    )
            )
            .WithName("Measure")
            .WithTags(ApiTags.Operations)
            .WithSummary("Counts as Prometheus reads them.")
            .Produces<string>(contentType: "text/plain")
            .WithMetadata(new OpenToAll { IsMetrics = true });
    }

    private static async Task<IResult> HealthAsync(StoreHealth health) =>
        await health.CheckAsync().ConfigureAwait(false) is { } problem
            ? TypedResults.Problem(
                problem,
                statusCode: StatusCodes.Status503ServiceUnavailable,
                title: "The store of jobs does not answer."
            )
            : TypedResults.Ok(new HealthAnswer("up"));

    private static async Task<VersionAnswer> VersionAsync(
        IHostEnvironment environment,
        IJobQueue queue,
        IFeatureManager features
    ) =>
        new(
            "jobs-api",
            ProductVersion.Current.Version,
            ProductVersion.Current.Commit,
            environment.EnvironmentName,
            queue is Spool.SpoolQueue ? "spool" : "redis",
            await FeatureSettings.StatesAsync(features).ConfigureAwait(false)
        );
}
