namespace Template.Jobs.Tests;

public class Names_of_jobs
{
    private static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, 10, TimeSpan.Zero);

    // One of the test's own: others make names with other clocks meanwhile.
    private readonly JobSequence sequence = new();

    [Fact]
    public void sort_in_the_order_of_their_making_within_one_millisecond()
    {
        JobId[] made = [.. Enumerable.Range(0, 20_000).Select(_ => Make(Now))];

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Length, made.Distinct().Count());
    }

    [Fact]
    public void sort_in_the_order_of_their_making_when_the_clock_goes_back()
    {
        DateTimeOffset clock = Now + TimeSpan.FromDays(400);
        List<JobId> made = [];
        for (int i = 0; i < 1_000; i++)
            made.Add(Make(clock -= TimeSpan.FromSeconds(3)));

        Assert.Equal(made.Order(), made);
    }

    [Fact]
    public void sort_in_the_order_of_their_making_whatever_other_clocks_say()
    {
        Contract.VirtualClock one = new();
        Contract.VirtualClock other = new();
        other.Advance(TimeSpan.FromDays(3));
        List<JobId> made = [];
        for (int i = 0; i < 100; i++)
        {
            made.Add(JobId.New(one));
            JobId.New(other);
        }

        Assert.Equal(made.Order(), made);
    }

    [Fact]
    public void differ_when_many_threads_make_them()
    {
        JobId[] made = new JobId[50_000];
        Parallel.For(0, made.Length, i => made[i] = Make(Now));

        Assert.Equal(made.Length, made.Distinct().Count());
    }

    [Fact]
    public void follow_a_clock_of_their_own_that_is_hours_behind()
    {
        Make(Now + TimeSpan.FromDays(800));
        DateTimeOffset before = Now - TimeSpan.FromDays(9_000);

        Assert.Equal(before, Make(before).CreatedAt);
    }

    [Fact]
    public void tell_when_they_were_made()
    {
        DateTimeOffset moment = Now + TimeSpan.FromDays(1_200) + TimeSpan.FromMilliseconds(7);

        Assert.Equal(moment, Make(moment + TimeSpan.FromMicroseconds(900)).CreatedAt);
    }

    [Fact]
    public void are_what_is_read_from_their_text()
    {
        JobId id = Make(Now);
        string uuid = Guid.Parse(id.Value).ToString();

        Assert.Equal(id, JobId.Parse(id.ToString()));
        Assert.Equal(id, JobId.Parse(uuid));
        Assert.Equal(id, JobId.Parse(uuid.ToUpperInvariant()));
        Assert.Equal('7', uuid[14]);
        Assert.Contains(uuid[19], "89ab".AsEnumerable());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("0192f0c1a2b34c5d8e6f708192a3b4c5")] // version 4
    [InlineData("0192f0c1a2b37c5d8e6f708192a3b4c")]
    [InlineData("0192f0c1a2b37c5d8e6f708192a3b4c56")]
    [InlineData("{0192f0c1-a2b3-7c5d-8e6f-708192a3b4c5}")]
    [InlineData("  0192f0c1a2b37c5d8e6f708192a3b4c5  ")]
    [InlineData("0192f0c1-a2b3-7c5d-+e6f-708192a3b4c5")]
    [InlineData("0x92f0c1-a2b3-7c5d-8e6f-708192a3b4c5")]
    [InlineData("0192f0c1a2b37c5d8e6f708192a3b4cg")]
    [InlineData("../../../../../../etc/passwd7777")]
    [InlineData("ffffffffffff7fff8fffffffffffffff")] // after the last moment that there is
    public void are_not_made_of_other_texts(string? text)
    {
        Assert.False(JobId.TryParse(text, out JobId id));
        Assert.Equal("", id.Value);
        FormatException e = Assert.Throws<FormatException>(() => JobId.Parse(text!));
        Assert.Contains("is not the id of a job", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void compare_as_they_sort()
    {
        JobId first = Make(Now);
        JobId second = Make(Now);
        JobId same = first;

        Assert.True(first < second && first <= second && second > first && second >= first);
        Assert.False(second < first || second <= first || first > second || first >= second);
        Assert.True(first <= same && first >= same);
        Assert.False(first < same || first > same);
    }

    private JobId Make(DateTimeOffset now) => JobId.New(sequence.Next(now));
}
