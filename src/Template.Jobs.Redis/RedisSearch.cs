using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>Looks jobs up.</summary>
internal sealed class RedisSearch(ScriptRunner scripts)
{
    private const int Batch = 200;
    private const int MostScanned = 20_000;

    public async ValueTask<Job?> FindAsync(JobId id, CancellationToken cancellation) =>
        await ReadAsync([id.Value], cancellation).ConfigureAwait(false) is [Job job] ? job : null;

    public async ValueTask<JobPage> ListAsync(JobFilter filter, CancellationToken cancellation)
    {
        string? few = filter.Status switch
        {
            JobStatus.Running => "running",
            JobStatus.Scheduled or JobStatus.Failed => "later",
            JobStatus.Dead => "dead",
            _ => null,
        };
        List<Job> jobs = [];
        string after = filter.After?.Value ?? "";
        JobId? last = filter.After;
        string[]? known = few == null ? null : await KnownAsync(few, after, cancellation).ConfigureAwait(false);
        for (int scanned = 0; scanned < MostScanned; )
        {
            string[] ids =
                known?[Math.Min(scanned, known.Length)..Math.Min(scanned + Batch, known.Length)]
                ?? await IdsAsync("all", after, cancellation).ConfigureAwait(false);
            foreach (Job job in await ReadAsync(ids, cancellation).ConfigureAwait(false))
            {
                last = job.Id;
                if (!Fits(job, filter))
                    continue;
                if (jobs.Count == filter.Limit)
                    return new(jobs, jobs.Count == 0 ? null : jobs[^1].Id);
                jobs.Add(job);
            }

            scanned += ids.Length;
            if (ids.Length < Batch)
                return new(jobs, null);
            after = ids[^1];
        }

        // So many that do not fit: the page ends here, and the next one goes on.
        return new(jobs, last);
    }

    private static bool Fits(Job job, JobFilter filter) =>
        (filter.Status == null || job.Status == filter.Status) && (filter.Type == null || job.Body.Type == filter.Type);

    private async ValueTask<string[]> KnownAsync(string which, string after, CancellationToken cancellation) =>
        [
            .. (await IdsAsync(which, "", cancellation).ConfigureAwait(false))
                .Where(x => after.Length == 0 || string.CompareOrdinal(x, after) < 0)
                .OrderDescending(StringComparer.Ordinal),
        ];

    private async ValueTask<string[]> IdsAsync(string which, string before, CancellationToken cancellation) =>
        [
            .. (
                await scripts
                    .ListAsync(RedisScript.List, [which, before, ScriptRunner.Text(Batch)], cancellation)
                    .ConfigureAwait(false)
            ).Select(x => x.AsText()),
        ];

    // Names that are none of a job's, and jobs that cannot be read, are passed over.
    private async ValueTask<IReadOnlyList<Job>> ReadAsync(string[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0)
            return [];
        IReadOnlyList<RedisReply> reply = await scripts
            .ListAsync(RedisScript.Find, ids.Length, ids, cancellation)
            .ConfigureAwait(false);
        return
        [
            .. ids.Zip(
                    reply,
                    (text, fields) => JobId.TryParse(text, out JobId id) ? RedisJob.Read(id, fields.AsList()) : null
                )
                .OfType<Job>(),
        ];
    }
}
