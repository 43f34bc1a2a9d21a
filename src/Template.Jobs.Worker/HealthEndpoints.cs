using System.Globalization;
using Template.Jobs.Hosting;

namespace Template.Jobs.Worker;

/// <summary>Tells how the worker is.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "up" }));
        app.MapGet("/health", HealthAsync);
        app.MapGet(
            "/version",
            (IHostEnvironment environment) =>
                TypedResults.Ok(
                    new
                    {
                        name = "jobs-worker",
                        version = ProductVersion.Current.Version,
                        commit = ProductVersion.Current.Commit,
                        environment = environment.EnvironmentName,
                    }
                )
        );
        app.MapGet(
            "/metrics",
            (WorkerService worker) =>
                TypedResults.Text(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"# HELP jobs_worker_running Jobs that this worker runs\n# TYPE jobs_worker_running gauge\njobs_worker_running {worker.Running}\n"
                    ),
                    "text/plain; version=0.0.4; charset=utf-8"
                )
        );
    }

    private static async Task<IResult> HealthAsync(StoreHealth health, WorkerService worker) =>
        await health.CheckAsync().ConfigureAwait(false) is { } problem
            ? TypedResults.Problem(
                problem,
                statusCode: StatusCodes.Status503ServiceUnavailable,
                title: "The store of jobs does not answer."
            )
            : TypedResults.Ok(new { status = "up", running = worker.Running });
}
