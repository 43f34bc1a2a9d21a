using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>Follows a job to its end.</summary>
internal sealed class Watch(JobService service, TextWriter output, bool asJson, TimeSpan pause)
{
    /// <summary>Follows a job.</summary>
    /// <returns>0 when it completed, 1 when it died or was cancelled.</returns>
    public async Task<int> RunAsync(string id, CancellationToken cancellation)
    {
        string last = "";
        while (true)
        {
            JsonObject job = await service.FindAsync(id, cancellation).ConfigureAwait(false);
            string status = JobTable.Text(job, "status");
            string seen = $"{status} {JobTable.Text(job, "attempts")}";
            if (seen != last)
                await output.WriteLineAsync(asJson ? Plain.Json(job) : Line(job, status)).ConfigureAwait(false);
            last = seen;
            if (status is "completed" or "dead" or "cancelled")
                return status == "completed" ? ExitCodes.Success : ExitCodes.JobFailed;
            await Task.Delay(pause, cancellation).ConfigureAwait(false);
        }
    }

    private static string Line(JsonObject job, string status) =>
        status switch
        {
            "completed" => $"completed: {Plain.Json(job["result"])}",
            "dead" or "failed" =>
                $"{status} in attempt {JobTable.Text(job, "attempts")}: {JobTable.Text(job, "error")}",
            "running" => $"running, attempt {JobTable.Text(job, "attempts")}",
            _ => status,
        };
}
