using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>What people do with jobs.</summary>
internal sealed class RedisControl(ScriptRunner scripts)
{
    public async ValueTask<CancelAnswer> CancelAsync(JobId id, CancellationToken cancellation) =>
        await AskAsync(RedisScript.Cancel, id, cancellation).ConfigureAwait(false) switch
        {
            "missing" => CancelAnswer.NotFound,
            "cancelled" => CancelAnswer.Cancelled,
            "requested" => CancelAnswer.Requested,
            _ => CancelAnswer.Finished,
        };

    public async ValueTask<RetryAnswer> RetryAsync(JobId id, CancellationToken cancellation) =>
        await AskAsync(RedisScript.Retry, id, cancellation).ConfigureAwait(false) switch
        {
            "missing" => RetryAnswer.NotFound,
            "queued" => RetryAnswer.Queued,
            _ => RetryAnswer.NotFailed,
        };

    public async ValueTask<int> ReplayAsync(int most, string? type, CancellationToken cancellation)
    {
        int replayed = 0;
        long rank = 0;
        while (replayed < most && rank >= 0)
        {
            IReadOnlyList<RedisReply> reply = await scripts
                .ListAsync(
                    RedisScript.Replay,
                    2,
                    [scripts.Clock, ScriptRunner.Text(most - replayed), type ?? "", ScriptRunner.Text(rank)],
                    cancellation
                )
                .ConfigureAwait(false);
            replayed += (int)reply[0].AsNumber();
            rank = reply[1].AsNumber();
        }

        return replayed;
    }

    private async ValueTask<string> AskAsync(RedisScript script, JobId id, CancellationToken cancellation) =>
        (await scripts.RunAsync(script, [scripts.Clock, id.Value], cancellation).ConfigureAwait(false)).AsText();
}
