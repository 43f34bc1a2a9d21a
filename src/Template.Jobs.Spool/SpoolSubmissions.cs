using System.Security.Cryptography;
using System.Text;
using Template.Jobs.Measures;

namespace Template.Jobs.Spool;

/// <summary>Takes jobs: each file is written aside, made durable, and renamed into its place.</summary>
internal sealed class SpoolSubmissions(SpoolContext context, SpoolSearch search)
{
    public async ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation
    )
    {
        SubmittedJob[] submitted = new SubmittedJob[submissions.Count];
        HashSet<string> folders = new(StringComparer.Ordinal);
        for (int i = 0; i < submitted.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            JobBody body = JobBody.Of(submissions[i], context.Now);
            submitted[i] =
                body.IdempotencyKey == null
                    ? new(Publish(JobId.New(context.Options.Time), body, folders), SubmissionKind.Accepted)
                    : await SubmitOnceAsync(body, folders, cancellation).ConfigureAwait(false);
        }

        if (context.SyncsSubmissions)
        {
            foreach (string folder in folders)
                Disk.FlushFolder(folder);
        }

        context.Counters.Add(tally => Count(tally, submissions, submitted));
        context.Signal();
        return submitted;
    }

    /// <summary>Forgets the key of a job that is forgotten.</summary>
    public async ValueTask ForgetKeyAsync(JobId id, string key)
    {
        string name = Hash(key);
        using IDisposable held = await LockAsync(name, CancellationToken.None).ConfigureAwait(false);
        string path = Path.Combine(context.Folder.Keys, name);
        if (Disk.Read(path) is { } owner && Encoding.ASCII.GetString(owner) == id.Value)
            Disk.Delete(path);
    }

    private async ValueTask<SubmittedJob> SubmitOnceAsync(
        JobBody body,
        HashSet<string> folders,
        CancellationToken cancellation
    )
    {
        string name = Hash(body.IdempotencyKey!);
        using IDisposable held = await LockAsync(name, cancellation).ConfigureAwait(false);
        string path = Path.Combine(context.Folder.Keys, name);
        if (
            Disk.Read(path) is { } owner
            && JobId.TryParse(Encoding.ASCII.GetString(owner), out JobId known)
            && search.Find(known) is { } job
        )
            return new(known, job.Body.AsksForTheSame(body) ? SubmissionKind.Known : SubmissionKind.Conflict);

        // The key comes first: one without its job is overwritten, a job without its key would be submitted twice.
        JobId id = JobId.New(context.Options.Time);
        string temporary = context.NewTemporary();
        Disk.Write(temporary, Encoding.ASCII.GetBytes(id.Value), context.SyncsSubmissions);
        SpoolContext.Place(temporary, path);
        folders.Add(context.Folder.Keys);
        return new(Publish(id, body, folders), SubmissionKind.Accepted);
    }

    private JobId Publish(JobId id, JobBody body, HashSet<string> folders)
    {
        bool isLater = body.RunAt > context.Now;
        string target = isLater ? context.Folder.InWaiting(id) : context.Folder.InLine(body, id);
        string temporary = context.NewTemporary();
        try
        {
            if (isLater)
                Disk.Write(context.Folder.DueMark(id, body.RunAt!.Value), [], durable: false);
            Disk.Write(temporary, [.. Encoding.UTF8.GetBytes(body.ToJson()), (byte)'\n'], context.SyncsSubmissions);
            SpoolContext.Place(temporary, target);
        }
        catch
        {
            Disk.Delete(temporary);
            throw;
        }

        folders.Add(Path.GetDirectoryName(target)!);
        return id;
    }

    private static void Count(Tally tally, IReadOnlyList<JobSubmission> submissions, SubmittedJob[] submitted)
    {
        for (int i = 0; i < submitted.Length; i++)
        {
            if (submitted[i].Kind == SubmissionKind.Accepted)
                tally.Add(Tally.Name(Tally.Submitted, submissions[i].Type), 1);
        }
    }

    private ValueTask<IDisposable> LockAsync(string name, CancellationToken cancellation) =>
        SpoolLock.TakeAsync(context.Folder, "key-" + name[..2], cancellation);

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
