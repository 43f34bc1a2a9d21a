namespace Template.Jobs.Tests;

public class What_the_store_says
{
    [Fact]
    public void of_a_lease_that_was_not_kept_names_the_worker() =>
        Assert.Equal(
            "The worker a-7 did not keep its lease: it crashed, hung or lost the store.",
            StoreRules.LeaseExpired("a-7")
        );

    [Fact]
    public void of_a_lease_that_nobody_is_known_to_have_held_is_a_sentence_too() =>
        Assert.StartsWith(
            "The worker (unknown) did not keep its lease",
            StoreRules.LeaseExpired(worker: null),
            StringComparison.Ordinal
        );

    [Fact]
    public void when_nothing_more_is_known_is_a_sentence()
    {
        Assert.Equal("The store of jobs does not answer.", new JobStoreException().Message);
        Assert.Equal("The submission is no job.", new InvalidJobException().Message);
    }

    [Fact]
    public void of_jobs_that_wait_is_the_sum_of_all_lines()
    {
        QueueStatistics statistics = new(
            [new("echo", JobPriority.High, 2), new("echo", JobPriority.Normal, 3)],
            Scheduled: 7,
            Running: 0,
            Dead: 0,
            Finished: 0,
            new()
        );
        Assert.Equal(5, statistics.Queued);
    }
}
