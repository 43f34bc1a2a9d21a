using System.Collections.Concurrent;
using Template.Jobs.Measures;

namespace Template.Jobs.Spool;

/// <summary>Gives jobs to workers and hears how they ended. A rename that finds its file gone has lost the lease.</summary>
internal sealed class SpoolLeases(SpoolContext context)
{
    private readonly ConcurrentDictionary<JobLease, HeldJob> held = new();
    private readonly ConcurrentDictionary<string, ReadyLine> lines = new(StringComparer.Ordinal);

    public IReadOnlyList<LeasedJob> Claim(ClaimRequest request)
    {
        List<LeasedJob> claimed = [];
        foreach (TypeSlots slots in request.Slots)
        {
            int count = Math.Min(slots.Count, request.Most - claimed.Count);
            if (count <= 0)
                break;
            ReadyLine high = Line(slots.Type, JobPriority.High);
            ReadyLine normal = Line(slots.Type, JobPriority.Normal);
            int share = PriorityShare.Of(high.Turn(0), count);
            int before = claimed.Count;
            Take(high, share);
            Take(normal, count - share);
            Take(high, count - (claimed.Count - before));
            Take(normal, count - (claimed.Count - before));
            high.Turn(claimed.Count - before);

            void Take(ReadyLine line, int most)
            {
                while (most > 0 && line.Next() is { } path)
                {
                    if (this.Take(path, slots.Type, request) is not { } job)
                        continue;
                    claimed.Add(job);
                    most--;
                }
            }
        }

        return claimed;
    }

    public bool Finish(JobOutcome outcome)
    {
        if (Held(outcome.Lease) is not { } job)
            return false;
        lock (job.Gate)
        {
            held.TryRemove(outcome.Lease, out _);
            // A job that was called off does not wait for another attempt only to be told so.
            if (
                outcome.Kind is OutcomeKind.Retry or OutcomeKind.Returned
                && File.Exists(context.Folder.CancelRequest(outcome.Lease.Id))
            )
                outcome = outcome with { Kind = OutcomeKind.Cancelled };
            // A lease that is over but that nobody has taken back still holds.
            if (
                PathOf(job) is not { } path
                || !Disk.Append(path, LineOf(outcome, job).ToBytes(), context.SyncsEverything)
            )
                return false;
            string target = TargetOf(outcome, job.File.Body);
            if (outcome.RetryAt is { } at && outcome.Kind == OutcomeKind.Retry)
                context.MarkDue(outcome.Lease.Id, at);
            if (!Disk.Move(path, target))
                return false;
            if (context.SyncsEverything)
                Disk.FlushFolder(Path.GetDirectoryName(target)!);
            Disk.Delete(context.Folder.CancelRequest(outcome.Lease.Id));
        }

        context.Counters.Add(tally => tally.Add(outcome));
        if (outcome.Kind == OutcomeKind.Returned)
            context.Signal();
        return true;
    }

    public LeaseState Extend(JobLease lease, TimeSpan duration)
    {
        if (Held(lease) is not { } job)
            return LeaseState.Lost;
        lock (job.Gate)
        {
            LeaseName next = job.Name with { Expires = context.Now + duration };
            if (PathOf(job) is not { } path || !Disk.Move(path, next.Path(context.Folder)))
                return LeaseState.Lost;
            job.Name = next;
        }

        return File.Exists(context.Folder.CancelRequest(lease.Id)) ? LeaseState.CancelRequested : LeaseState.Held;
    }

    private ReadyLine Line(string type, JobPriority priority) =>
        lines.GetOrAdd(context.Folder.LineOf(type, priority), folder => new(folder, context.Options.Time));

    private LeasedJob? Take(string path, string type, ClaimRequest request)
    {
        if (SpoolFolder.IdOf(path) is not { } id)
            return null;
        DateTimeOffset now = context.Now;
        LeaseName name = new(new(id, Guid.NewGuid().ToString("N")), now, now + request.Lease);
        string leased = name.Path(context.Folder);
        if (!Disk.Move(path, leased))
            return null;
        if (Disk.Read(leased) is not { } bytes)
            return null;
        if (!SpoolFile.TryParse(bytes, out SpoolFile? file))
        {
            context.PutAside(leased);
            return null;
        }

        if (file.Body.Type != type)
        {
            // Somebody put it into the line of a type that this worker may not be able to do.
            Disk.Move(leased, context.Folder.InLine(file.Body, id));
            return null;
        }

        held[name.Lease] = new(name, file);
        TimeSpan waited = now - file.ReadySince;
        return new(name.Lease, file.Body, file.EndedAttempts + 1, waited < TimeSpan.Zero ? TimeSpan.Zero : waited);
    }

    // Where the file is, even if another process has extended the lease; nothing when the lease is lost.
    private string? PathOf(HeldJob job)
    {
        string path = job.Name.Path(context.Folder);
        return File.Exists(path) ? path : Find(job.Name.Lease);
    }

    private string? Find(JobLease lease) =>
        SpoolFolder.Files(context.Folder.Leased, $"{lease.Id.Value}~{lease.Token}~*").FirstOrDefault();

    // A lease of a process that has been restarted, or of another one, is found by its name.
    private HeldJob? Held(JobLease lease)
    {
        if (held.TryGetValue(lease, out HeldJob? job))
            return job;
        string? path = Find(lease);
        return
            path != null
            && LeaseName.TryParse(path, out LeaseName? name)
            && Disk.Read(path) is { } bytes
            && SpoolFile.TryParse(bytes, out SpoolFile? file)
            ? new(name, file)
            : null;
    }

    private string TargetOf(JobOutcome outcome, JobBody body) =>
        outcome.Kind switch
        {
            OutcomeKind.Completed => SpoolFolder.InBucket(context.Folder.Completed, outcome.Lease.Id),
            OutcomeKind.Retry => context.Folder.InWaiting(outcome.Lease.Id),
            OutcomeKind.Dead => context.Folder.InDead(outcome.Lease.Id),
            OutcomeKind.Cancelled => SpoolFolder.InBucket(context.Folder.Cancelled, outcome.Lease.Id),
            _ => context.Folder.InLine(body, outcome.Lease.Id),
        };

    private SpoolLine LineOf(JobOutcome outcome, HeldJob job)
    {
        string kind = outcome.Kind switch
        {
            OutcomeKind.Completed => SpoolLine.Completed,
            OutcomeKind.Cancelled => JobEvent.Cancelled,
            OutcomeKind.Returned => JobEvent.Returned,
            _ => JobEvent.Failed,
        };
        return new(new(context.Now, kind, outcome.Attempt, outcome.Worker, outcome.Error))
        {
            StartedAt = job.Name.Started,
            RunAt = outcome.Kind == OutcomeKind.Retry ? outcome.RetryAt : null,
            Result = outcome.Result,
        };
    }
}
