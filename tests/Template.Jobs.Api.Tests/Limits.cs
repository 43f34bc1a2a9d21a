namespace Template.Jobs.Api.Tests;

public sealed class Limits
{
    private const string Key = "a-key-for-the-limits";

    [Fact]
    public async Task slow_a_client_down_and_no_other()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:RequestsPerSecond=1", "--Api:Keys:0=" + Key);

        List<Answer> answers = [];
        for (int i = 0; i < 5; i++)
            // A key that opens nothing does not make another client.
            answers.Add(await api.GetAsync("/version/nothing", ("X-Api-Key", $"made-up-{i}")));
        Answer other = await api.GetAsync("/jobs", ("X-Api-Key", Key));
        Answer probe = await api.GetAsync("/health");

        Answer refused = answers[^1];
        Assert.Equal(404, answers[0].Status);
        Assert.Equal("Try again in 1 s, and more slowly.", refused.Problem(429));
        Assert.Equal("1", refused.Header("Retry-After"));
        Assert.Equal((200, 200), (other.Status, probe.Status));
    }

    [Fact]
    public async Task refuse_jobs_while_too_many_wait()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:DepthLimit=3");
        for (int i = 0; i < 3; i++)
            await api.Queue.SubmitAsync([new() { Type = "echo" }]);

        Answer refused = await api.PostAsync("/submit", """{"type":"echo"}""");
        await api.FinishAsync(await api.ClaimAsync(), OutcomeKind.Completed);
        await Task.Delay(TimeSpan.FromMilliseconds(600));
        Answer taken = await api.PostAsync("/submit", """{"type":"echo"}""");

        Assert.Equal("3 jobs wait already. Try again in 5 s, or add workers.", refused.Problem(429));
        Assert.Equal("5", refused.Header("Retry-After"));
        Assert.Equal(202, taken.Status);
    }

    [Fact]
    public async Task can_be_switched_off()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:DepthLimit=0", "--Api:RequestsPerSecond=0");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.SubmitAsync()));

        Assert.Equal(20, Looking_up_jobs.Ids(await api.GetAsync("/jobs")).Count());
    }

    [Fact]
    public async Task of_bodies_can_be_set()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:LargestBody=1024");

        Answer answer = await api.PostAsync("/submit", $$"""{"type":"echo","input":"{{new string('x', 2000)}}"}""");

        Assert.Equal("A body has at most 1024 bytes.", answer.Problem(413));
    }
}
