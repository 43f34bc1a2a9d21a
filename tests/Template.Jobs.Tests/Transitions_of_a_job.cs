namespace Template.Jobs.Tests;

public class Transitions_of_a_job
{
    private static readonly string[] Table =
    [
        //            Queued, Scheduled, Running, Completed, Failed, Dead, Cancelled
        "Queued       no      no         yes      no         no      no    yes",
        "Scheduled    yes     no         no       no         no      no    yes",
        "Running      yes     no         no       yes        yes     yes   yes",
        "Completed    no      no         no       no         no      no    no",
        "Failed       yes     no         no       no         no      no    yes",
        "Dead         yes     no         no       no         no      no    no",
        "Cancelled    yes     no         no       no         no      no    no",
    ];

    [Fact]
    public void are_those_of_the_table()
    {
        foreach (string row in Table)
        {
            string[] cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            JobStatus from = Enum.Parse<JobStatus>(cells[0]);
            foreach (JobStatus to in Enum.GetValues<JobStatus>())
            {
                bool isAllowed = cells[(int)to + 1] == "yes";
                Assert.Equal((from, to, isAllowed), (from, to, JobTransitions.IsAllowed(from, to)));
                Assert.Equal(isAllowed, JobTransitions.From(from).Contains(to));
            }
        }

        Assert.Equal(Enum.GetValues<JobStatus>().Length, Table.Length);
    }

    [Fact]
    public void end_where_only_a_person_goes_on()
    {
        Assert.Equal(
            [JobStatus.Completed, JobStatus.Dead, JobStatus.Cancelled],
            Enum.GetValues<JobStatus>().Where(JobTransitions.IsFinal)
        );
        Assert.Equal(
            [JobStatus.Failed, JobStatus.Dead, JobStatus.Cancelled],
            Enum.GetValues<JobStatus>().Where(JobTransitions.CanRetry)
        );
        Assert.All(
            Enum.GetValues<JobStatus>().Where(JobTransitions.CanRetry),
            x => Assert.True(JobTransitions.IsAllowed(x, JobStatus.Queued))
        );
    }

    [Fact]
    public void are_none_from_a_state_that_there_is_not() => Assert.Empty(JobTransitions.From((JobStatus)99));
}
