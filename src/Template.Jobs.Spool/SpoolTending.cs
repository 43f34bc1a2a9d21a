using Template.Jobs.Measures;

namespace Template.Jobs.Spool;

/// <summary>Does what time asks for.</summary>
internal sealed class SpoolTending(SpoolContext context, SpoolMoves moves, SpoolSubmissions submissions)
{
    // A mark is made before its file. One whose file never came was left by a process that died in between.
    private static readonly TimeSpan MarkPatience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TemporaryPatience = TimeSpan.FromHours(1);

    private DateTimeOffset swept = DateTimeOffset.MinValue;

    public async ValueTask<TendReport> TendAsync()
    {
        int expired = Reap();
        int due = QueueDue();
        moves.Resume();
        int forgotten = 0;
        if ((context.Now - swept).Duration() >= Sweep)
        {
            swept = context.Now;
            MarkAllWaiting();
            forgotten =
                await ForgetAsync(context.Folder.Completed).ConfigureAwait(false)
                + await ForgetAsync(context.Folder.Cancelled).ConfigureAwait(false)
                + await ForgetDeadAsync().ConfigureAwait(false);
            DeleteLeftovers();
        }

        context.Counters.Flush();
        return new(due, expired, forgotten);
    }

    private int Reap()
    {
        int expired = 0;
        foreach (string path in SpoolFolder.Files(context.Folder.Leased, "*.job"))
        {
            if (!LeaseName.TryParse(path, out LeaseName? name) || name.Expires > context.Now)
                continue;
            JobId id = name.Lease.Id;
            bool isCalledOff = File.Exists(context.Folder.CancelRequest(id));
            SpoolFile? seen = null;
            SpoolMove? moved = moves.Move(id, path, file => Expired(seen = file, name, isCalledOff));
            if (moved == null || seen == null)
                continue;
            expired++;
            Disk.Delete(context.Folder.CancelRequest(id));
            context.Count(Tally.Expired, seen.Body.Type);
            if (moved.To != JobStatus.Cancelled)
                context.Count(Tally.Failed, seen.Body.Type);
            context.Count(
                moved.To switch
                {
                    JobStatus.Dead => Tally.Dead,
                    JobStatus.Cancelled => Tally.Cancelled,
                    _ => Tally.Retried,
                },
                seen.Body.Type
            );
        }

        return expired;
    }

    // A crash counts as an attempt, so that a job that kills its workers ends in the dead-letter queue.
    private SpoolMove Expired(SpoolFile file, LeaseName name, bool isCalledOff)
    {
        // A worker that died between its report and the move has counted the attempt already.
        int attempt =
            file.Last is { Event.Attempt: > 0 } last
            && last.StartedAt?.ToUnixTimeMilliseconds() == name.Started.ToUnixTimeMilliseconds()
                ? last.Event.Attempt
                : file.EndedAttempts + 1;
        JobStatus to =
            isCalledOff ? JobStatus.Cancelled
            : attempt >= file.Body.MaxAttempts ? JobStatus.Dead
            : JobStatus.Queued;
        return new(
            to,
            new(new(context.Now, JobEvent.Expired, attempt, null, StoreRules.LeaseExpired(null)))
            {
                StartedAt = name.Started,
            }
        );
    }

    private int QueueDue()
    {
        int due = 0;
        foreach (string mark in SpoolFolder.Files(context.Folder.Due))
        {
            string[] parts = Path.GetFileName(mark).Split('~');
            if (
                parts.Length != 2
                || !LeaseName.TryMoment(parts[0], out DateTimeOffset at)
                || !JobId.TryParse(parts[1], out JobId id)
                || at > context.Now
            )
                continue;
            string waiting = context.Folder.InWaiting(id);
            if (Disk.Read(waiting) is { } bytes)
            {
                if (!SpoolFile.TryParse(bytes, out SpoolFile? file))
                    context.PutAside(waiting);
                else if (file.DueAt is { } dueAt && dueAt > context.Now)
                {
                    // A mark is as exact as a millisecond, so it can be early by less.
                    if (context.Folder.DueMark(id, dueAt) == mark)
                        continue;
                    context.MarkDue(id, dueAt);
                }
                else if (Disk.Move(waiting, context.Folder.InLine(file.Body, id)))
                    due++;
            }
            else if (context.Now - at < MarkPatience)
            {
                continue;
            }

            Disk.Delete(mark);
        }

        if (due > 0)
            context.Signal();
        return due;
    }

    private void MarkAllWaiting()
    {
        foreach (string path in SpoolFolder.Files(context.Folder.Waiting, "*.job"))
        {
            if (
                SpoolFolder.IdOf(path) is { } id
                && Disk.Read(path) is { } bytes
                && SpoolFile.TryParse(bytes, out SpoolFile? file)
            )
                context.MarkDue(id, file.DueAt ?? context.Now);
        }
    }

    private async ValueTask<int> ForgetAsync(string folder)
    {
        int forgotten = 0;
        foreach (string bucket in SpoolSearch.Buckets(folder).ToList())
        {
            if (context.Now - SpoolFolder.EndOfBucket(Path.GetFileName(bucket)) < context.Options.Rules.KeepFinished)
                continue;
            foreach (string path in SpoolFolder.Files(bucket, "*.job"))
                forgotten += await ForgetAsync(path, context.Options.Rules.KeepFinished).ConfigureAwait(false);
            DeleteIfEmpty(bucket);
        }

        return forgotten;
    }

    private async ValueTask<int> ForgetDeadAsync()
    {
        int forgotten = 0;
        foreach (string path in SpoolFolder.Files(context.Folder.Dead, "*.job"))
        {
            if (context.Now - SpoolFolder.IdOf(path)?.CreatedAt >= context.Options.Rules.KeepDead)
                forgotten += await ForgetAsync(path, context.Options.Rules.KeepDead).ConfigureAwait(false);
        }

        return forgotten;
    }

    private async ValueTask<int> ForgetAsync(string path, TimeSpan keep)
    {
        if (
            SpoolFolder.IdOf(path) is not { } id
            || Disk.Read(path) is not { } bytes
            || !SpoolFile.TryParse(bytes, out SpoolFile? file)
            || context.Now - (file.Last?.Event.At ?? file.Body.CreatedAt) < keep
        )
            return 0;
        if (file.Body.IdempotencyKey is { } key)
            await submissions.ForgetKeyAsync(id, key).ConfigureAwait(false);
        Disk.Delete(path);
        return 1;
    }

    private static void DeleteIfEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Something is in it.
        }
    }

    private void DeleteLeftovers()
    {
        foreach (string path in SpoolFolder.Files(context.Folder.Temporary))
        {
            // The times of files are those of the machine, whatever the clock of the queue says.
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > TemporaryPatience)
                Disk.Delete(path);
        }

        context.Counters.Merge();
    }
}
