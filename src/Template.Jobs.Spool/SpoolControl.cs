using Template.Jobs.Measures;

namespace Template.Jobs.Spool;

/// <summary>What people do with jobs: call them off, and set them going again.</summary>
internal sealed class SpoolControl(SpoolContext context, SpoolSearch search, SpoolMoves moves)
{
    private static readonly TimeSpan MovePatience = TimeSpan.FromSeconds(10);

    /// <summary>Calls a job off.</summary>
    public CancelAnswer Cancel(JobId id)
    {
        long begun = Environment.TickCount64;
        while (search.FindPlace(id) is { } place)
        {
            if (place.Status is JobStatus.Completed or JobStatus.Dead)
                return CancelAnswer.Finished;
            if (place.Status == JobStatus.Cancelled)
                return CancelAnswer.Cancelled;
            if (place.Status == JobStatus.Running)
            {
                if (!File.Exists(context.Folder.CancelRequest(id)))
                    File.WriteAllBytes(context.Folder.CancelRequest(id), []);
                if (File.Exists(place.Path) || search.FindPlace(id) is { Status: JobStatus.Running })
                    return CancelAnswer.Requested;
                Disk.Delete(context.Folder.CancelRequest(id));
                continue;
            }

            if (place.IsMoving)
            {
                WaitForMove(id, begun);
                continue;
            }

            SpoolLine line = new(new(context.Now, JobEvent.Cancelled, 0, null, null));
            string? type = null;
            if (moves.Move(id, place.Path, file => Note(file, new(JobStatus.Cancelled, line))) != null)
            {
                context.Count(Tally.Cancelled, type!);
                return CancelAnswer.Cancelled;
            }

            SpoolMove Note(SpoolFile file, SpoolMove move)
            {
                type = file.Body.Type;
                return move;
            }
        }

        return CancelAnswer.NotFound;
    }

    // A move takes no time, unless the process that began it has died.
    private void WaitForMove(JobId id, long begun)
    {
        if (Environment.TickCount64 - begun > MovePatience.TotalMilliseconds)
            throw new JobStoreException($"The job {id} is on its way for too long. See which process hangs.");
        moves.Resume();
        Thread.Sleep(1);
    }

    /// <summary>Sets a job going again.</summary>
    public RetryAnswer Retry(JobId id)
    {
        while (search.FindPlace(id) is { } place)
        {
            if (search.Find(id) is not { } job || !JobTransitions.CanRetry(job.Status))
                return RetryAnswer.NotFailed;
            if (Requeue(place, null))
                return RetryAnswer.Queued;
        }

        return RetryAnswer.NotFound;
    }

    /// <summary>Sets dead jobs going again, oldest first.</summary>
    public int Replay(int most, string? type)
    {
        int replayed = 0;
        foreach (string path in SpoolFolder.Files(context.Folder.Dead, "*.job").Order(StringComparer.Ordinal).ToList())
        {
            if (replayed >= most)
                break;
            if (SpoolFolder.IdOf(path) is { } id && Requeue(new(id, JobStatus.Dead, path), type))
                replayed++;
        }

        return replayed;
    }

    private bool Requeue(SpoolPlace place, string? type)
    {
        if (place.IsMoving)
            return false;
        if (
            Disk.Read(place.Path) is not { } bytes
            || !SpoolFile.TryParse(bytes, out SpoolFile? file)
            || (type != null && file.Body.Type != type)
        )
            return false;
        // A wish that came too late for the last attempt is none for the next.
        Disk.Delete(context.Folder.CancelRequest(place.Id));
        SpoolLine line = new(new(context.Now, JobEvent.Replayed, 0, null, null));
        if (moves.Move(place.Id, place.Path, _ => new(JobStatus.Queued, line)) == null)
            return false;
        context.Count(Tally.Replayed, file.Body.Type);
        return true;
    }
}
