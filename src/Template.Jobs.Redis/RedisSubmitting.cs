using System.Security.Cryptography;
using System.Text;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>How jobs come into the queue.</summary>
internal sealed class RedisSubmitting(ScriptRunner scripts)
{
    private const int Batch = 500;

    public async ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation
    )
    {
        foreach (JobSubmission submission in submissions)
            submission.ThrowIfInvalid();
        List<SubmittedJob> submitted = new(submissions.Count);
        foreach (JobSubmission[] batch in submissions.Chunk(Batch))
            await SubmitAsync(batch, submitted, cancellation).ConfigureAwait(false);
        return submitted;
    }

    private async ValueTask SubmitAsync(
        JobSubmission[] batch,
        List<SubmittedJob> submitted,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = scripts.Now;
        JobBody[] bodies = [.. batch.Select(x => JobBody.Of(x, now))];
        List<string> arguments = new(1 + (batch.Length * 6)) { scripts.Clock };
        foreach (JobBody body in bodies)
        {
            arguments.Add(JobId.New(scripts.Time).Value);
            arguments.Add(body.Type + (body.Priority == JobPriority.High ? ":h" : ":n"));
            arguments.Add(ScriptRunner.Text(body.MaxAttempts));
            arguments.Add(body.RunAt is { } at ? ScriptRunner.Text(at.ToUnixTimeMilliseconds()) : "0");
            arguments.Add(body.ToJson());
            arguments.Add(body.IdempotencyKey == null ? "" : Hash(body.IdempotencyKey));
        }

        IReadOnlyList<RedisReply> reply = await scripts
            .ListAsync(RedisScript.Submit, batch.Length * 3, arguments, cancellation)
            .ConfigureAwait(false);
        for (int i = 0; i < batch.Length; i++)
        {
            SubmissionKind kind =
                reply[(i * 3) + 1].AsText() == "1" ? SubmissionKind.Accepted
                : JobBody.TryRead(reply[(i * 3) + 2].AsBytes(), out JobBody? known) && known.AsksForTheSame(bodies[i])
                    ? SubmissionKind.Known
                : SubmissionKind.Conflict;
            submitted.Add(new(reply[i * 3].AsId(), kind));
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
