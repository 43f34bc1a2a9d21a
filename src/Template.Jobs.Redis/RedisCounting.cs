using Template.Jobs.Measures;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>Counts jobs, and what happened to them.</summary>
internal sealed class RedisCounting(ScriptRunner scripts)
{
    public async ValueTask<QueueStatistics> CountAsync(CancellationToken cancellation)
    {
        IReadOnlyList<RedisReply> reply = await scripts
            .ListAsync(RedisScript.Count, 6, [], cancellation)
            .ConfigureAwait(false);
        return new(
            [.. Depths(reply[4].AsList()).OrderBy(x => x.Type, StringComparer.Ordinal).ThenBy(x => x.Priority)],
            reply[0].AsNumber(),
            reply[1].AsNumber(),
            reply[2].AsNumber(),
            reply[3].AsNumber(),
            Totals(reply[5].AsList())
        );
    }

    private static IEnumerable<QueueDepth> Depths(IReadOnlyList<RedisReply> lines)
    {
        for (int i = 0; i + 2 < lines.Count; i += 3)
        {
            yield return new(lines[i].AsText(), JobPriority.Normal, lines[i + 2].AsNumber());
            yield return new(lines[i].AsText(), JobPriority.High, lines[i + 1].AsNumber());
        }
    }

    private static Tally Totals(IReadOnlyList<RedisReply> counters)
    {
        Tally tally = new();
        for (int i = 0; i + 1 < counters.Count; i += 2)
            tally.Add(counters[i].AsText(), counters[i + 1].AsNumber());
        return tally;
    }
}
