using System.Collections.Concurrent;
using Template.Jobs.Processing;

namespace Template.Jobs.Tests.Processing;

public class Two_workers_on_one_queue : Work
{
    [Fact]
    public async Task run_each_job_once()
    {
        ConcurrentDictionary<JobId, int> runs = [];
        JobType type = Type("echo", job => runs.AddOrUpdate(job.Id, 1, (_, before) => before + 1));
        Start(Options with { Worker = "one" }, [type], Open());
        Start(Options with { Worker = "two" }, [type], Open());

        List<JobId> ids = [];
        for (int i = 0; i < 20; i++)
        {
            JobSubmission[] hundred =
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(x => new JobSubmission { Type = "echo", Priority = (JobPriority)(x % 2) }),
            ];
            ids.AddRange((await Queue.SubmitAsync(hundred)).Select(x => x.Id));
        }

        await UntilAsync(async () => (await Queue.CountAsync()).Finished == ids.Count);
        Assert.Equal(ids.Order(), runs.Keys.Order());
        Assert.All(runs.Values, x => Assert.Equal(1, x));
        Assert.Equal(0, (await Queue.CountAsync()).Queued);
    }
}
