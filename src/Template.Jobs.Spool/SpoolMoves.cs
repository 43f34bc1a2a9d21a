namespace Template.Jobs.Spool;

/// <summary>
/// Takes a job from where it stands, writes down why, and puts it elsewhere. The file is written anew, so that a worker
/// that still has the old one open writes into nothing. What a crash leaves half-way is finished by <see cref="Resume"/>.
/// </summary>
internal sealed class SpoolMoves(SpoolContext context, SpoolSearch search)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Moves a job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="decide">Says what happened, and where that puts it.</param>
    /// <returns>Where the job was put, or nothing when it was gone or is no job.</returns>
    public SpoolMove? Move(JobId id, string from, Func<SpoolFile, SpoolMove> decide)
    {
        string moving = NameOf(id, JobStatus.Queued);
        if (!Disk.Move(from, moving))
            return null;
        if (Disk.Read(moving) is not { } bytes)
            return null;
        if (!SpoolFile.TryParse(bytes, out SpoolFile? file))
        {
            context.PutAside(moving);
            return null;
        }

        SpoolMove move = decide(file);
        string named = NameOf(id, move.To == JobStatus.Scheduled ? JobStatus.Queued : move.To);
        if (!Disk.Move(moving, named))
            return null;
        Finish(id, named, file, bytes, move);
        return move;
    }

    /// <summary>Finishes what a process began that died.</summary>
    public void Resume()
    {
        foreach (string path in SpoolFolder.Files(context.Folder.Moving, "*.job"))
        {
            if (!MoveName.TryParse(path, out MoveName? name) || (context.Now - name.Since).Duration() < Patience)
                continue;
            if (search.FindSettled(name.Id))
                Disk.Delete(path);
            else
                Move(name.Id, path, file => Resumed(file, name));
        }
    }

    // Nobody knows from where the job came. One that waits for its time must not run before it, and none has begun an
    // attempt by it.
    private SpoolMove Resumed(SpoolFile file, MoveName name) =>
        new(
            name.To == JobStatus.Queued && file.DueAt > context.Now ? JobStatus.Scheduled : name.To,
            new(new(context.Now, JobEvent.Expired, 0, null, "A process died while it moved the job."))
        );

    /// <summary>Where a job that goes to a state is kept.</summary>
    public string PathOf(JobId id, JobStatus status, JobBody body) =>
        status switch
        {
            JobStatus.Queued => context.Folder.InLine(body, id),
            JobStatus.Dead => context.Folder.InDead(id),
            JobStatus.Completed => SpoolFolder.InBucket(context.Folder.Completed, id),
            JobStatus.Cancelled => SpoolFolder.InBucket(context.Folder.Cancelled, id),
            _ => context.Folder.InWaiting(id),
        };

    private void Finish(JobId id, string moving, SpoolFile file, byte[] bytes, SpoolMove move)
    {
        string temporary = context.NewTemporary();
        string target = PathOf(id, move.To, file.Body);
        if (move.To == JobStatus.Scheduled)
            context.MarkDue(id, file.DueAt!.Value);
        // The new file holds the submission, so it must be as safe as the old one before that is deleted.
        Disk.Write(temporary, [.. bytes, .. move.Line.ToBytes()], context.SyncsSubmissions);
        SpoolContext.Place(temporary, target);
        if (context.SyncsSubmissions)
            Disk.FlushFolder(Path.GetDirectoryName(target)!);
        Disk.Delete(moving);
        if (move.To == JobStatus.Queued)
            context.Signal();
    }

    private string NameOf(JobId id, JobStatus to) => new MoveName(id, context.Now, to).Path(context.Folder);
}
