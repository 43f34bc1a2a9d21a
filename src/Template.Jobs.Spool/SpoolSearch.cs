namespace Template.Jobs.Spool;

/// <summary>Finds, lists and counts jobs, while others move them.</summary>
internal sealed class SpoolSearch(SpoolContext context)
{
    private const int Tries = 4;

    /// <summary>Finds a job.</summary>
    public Job? Find(JobId id)
    {
        for (int i = 0; i < Tries; i++)
        {
            if (Locate(id) is { } place && Read(place) is { } job)
                return job;
        }

        return null;
    }

    /// <summary>Finds where a job is kept.</summary>
    public SpoolPlace? FindPlace(JobId id)
    {
        for (int i = 0; i < Tries; i++)
        {
            if (Locate(id) is { } place)
                return place;
        }

        return null;
    }

    /// <summary>Whether a job is anywhere but on its way.</summary>
    public bool FindSettled(JobId id) => FindPlace(id) is { IsMoving: false };

    /// <summary>Lists jobs, newest first.</summary>
    public JobPage List(JobFilter filter)
    {
        IEnumerable<SpoolPlace> places = Places(filter)
            .Where(x => filter.After is not { } after || x.Id < after)
            .DistinctBy(x => x.Id)
            .OrderByDescending(x => x.Id);
        List<Job> jobs = [];
        JobId? next = null;
        foreach (SpoolPlace place in places)
        {
            if (Read(place) is not { } job || !Fits(job, filter))
                continue;
            if (jobs.Count == filter.Limit)
            {
                next = jobs.Count == 0 ? null : jobs[^1].Id;
                break;
            }

            jobs.Add(job);
        }

        return new(jobs, next);
    }

    /// <summary>Counts jobs where they stand.</summary>
    public QueueStatistics Count() =>
        new(
            [
                .. context
                    .Folder.Lines()
                    .Select(x => new QueueDepth(x.Type, x.Priority, CountFiles(x.Folder)))
                    .OrderBy(x => x.Type, StringComparer.Ordinal)
                    .ThenBy(x => x.Priority),
            ],
            CountFiles(context.Folder.Waiting),
            SpoolFolder.Files(context.Folder.Leased, "*.job").LongCount(x => LeaseName.TryParse(x, out _)),
            CountFiles(context.Folder.Dead),
            Buckets(context.Folder.Completed).Concat(Buckets(context.Folder.Cancelled)).Sum(CountFiles),
            context.Counters.Sum()
        );

    /// <summary>The files of a folder of buckets, those submitted last first.</summary>
    public static IEnumerable<string> Buckets(string folder) =>
        Directory
            .EnumerateDirectories(folder)
            .Where(x => SpoolFolder.EndOfBucket(Path.GetFileName(x)) != null)
            .OrderByDescending(x => x, StringComparer.Ordinal);

    // In the direction in which jobs move, so that one that moves meanwhile is met further on.
    private SpoolPlace? Locate(JobId id)
    {
        foreach ((_, _, string folder) in context.Folder.Lines())
        {
            if (Existing(Path.Combine(folder, id.Value + ".job"), id, JobStatus.Queued) is { } queued)
                return queued;
        }

        return Existing(context.Folder.InWaiting(id), id, JobStatus.Scheduled)
            ?? Existing(
                SpoolFolder
                    .Files(context.Folder.Leased, id.Value + "~*.job")
                    .FirstOrDefault(x => LeaseName.TryParse(x, out _)),
                id,
                JobStatus.Running
            )
            ?? Existing(SpoolFolder.InBucket(context.Folder.Completed, id), id, JobStatus.Completed)
            ?? Existing(context.Folder.InDead(id), id, JobStatus.Dead)
            ?? Existing(SpoolFolder.InBucket(context.Folder.Cancelled, id), id, JobStatus.Cancelled)
            ?? Existing(
                SpoolFolder
                    .Files(context.Folder.Moving, id.Value + "~*.job")
                    .FirstOrDefault(x => MoveName.TryParse(x, out _)),
                id,
                JobStatus.Queued
            );
    }

    private static SpoolPlace? Existing(string? path, JobId id, JobStatus status) =>
        path != null && File.Exists(path) ? new(id, status, path) : null;

    private Job? Read(SpoolPlace place)
    {
        if (Disk.Read(place.Path) is not { } bytes || !SpoolFile.TryParse(bytes, out SpoolFile? file))
            return null;
        LeaseName? lease = LeaseName.TryParse(place.Path, out LeaseName? name) ? name : null;
        bool isCalledOff = place.Status == JobStatus.Running && File.Exists(context.Folder.CancelRequest(place.Id));
        return file.ToJob(place.Id, place.Status, lease, isCalledOff);
    }

    private IEnumerable<SpoolPlace> Places(JobFilter filter)
    {
        IEnumerable<SpoolPlace> none = [];
        IEnumerable<SpoolPlace> places = none;
        if (Wants(JobStatus.Queued))
        {
            places = places
                .Concat(
                    context
                        .Folder.Lines()
                        .Where(x => filter.Type == null || x.Type == filter.Type)
                        .SelectMany(x => Named(x.Folder, JobStatus.Queued))
                )
                .Concat(Moving());
        }

        if (Wants(JobStatus.Running))
            places = places.Concat(Leased());
        if (Wants(JobStatus.Scheduled) || Wants(JobStatus.Failed))
            places = places.Concat(Named(context.Folder.Waiting, JobStatus.Scheduled));
        if (Wants(JobStatus.Dead))
            places = places.Concat(Named(context.Folder.Dead, JobStatus.Dead));
        int enough = filter.Type == null ? filter.Limit + 1 : int.MaxValue;
        if (Wants(JobStatus.Completed))
            places = places.Concat(Newest(context.Folder.Completed, JobStatus.Completed, filter.After, enough));
        if (Wants(JobStatus.Cancelled))
            places = places.Concat(Newest(context.Folder.Cancelled, JobStatus.Cancelled, filter.After, enough));
        return places;

        bool Wants(JobStatus status) => filter.Status == null || filter.Status == status;
    }

    private static bool Fits(Job job, JobFilter filter) =>
        (filter.Status == null || job.Status == filter.Status) && (filter.Type == null || job.Body.Type == filter.Type);

    private static IEnumerable<SpoolPlace> Named(string folder, JobStatus status)
    {
        foreach (string path in SpoolFolder.Files(folder, "*.job"))
        {
            if (SpoolFolder.IdOf(path) is { } id)
                yield return new(id, status, path);
        }
    }

    private IEnumerable<SpoolPlace> Leased()
    {
        foreach (string path in SpoolFolder.Files(context.Folder.Leased, "*.job"))
        {
            if (LeaseName.TryParse(path, out LeaseName? name))
                yield return new(name.Lease.Id, JobStatus.Running, path);
        }
    }

    private IEnumerable<SpoolPlace> Moving()
    {
        foreach (string path in SpoolFolder.Files(context.Folder.Moving, "*.job"))
        {
            if (MoveName.TryParse(path, out MoveName? name))
                yield return new(name.Id, JobStatus.Queued, path);
        }
    }

    // Buckets are in the order of submission, so the newest few fill a page.
    private static IEnumerable<SpoolPlace> Newest(string folder, JobStatus status, JobId? after, int enough)
    {
        int found = 0;
        foreach (string bucket in Buckets(folder))
        {
            if (found >= enough)
                yield break;
            foreach (SpoolPlace place in Named(bucket, status))
            {
                if (after is { } limit && place.Id >= limit)
                    continue;
                found++;
                yield return place;
            }
        }
    }

    private static long CountFiles(string folder) => SpoolFolder.JobFiles(folder).LongCount();
}
