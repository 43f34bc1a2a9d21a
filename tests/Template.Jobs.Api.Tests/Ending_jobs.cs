namespace Template.Jobs.Api.Tests;

public sealed class Ending_jobs
{
    [Fact]
    public async Task that_wait_cancels_them_at_once()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string path = "/jobs/" + await api.SubmitAsync();

        Answer cancelled = await api.DeleteAsync(path);
        Answer again = await api.DeleteAsync(path);

        Assert.Equal((200, "cancelled"), (cancelled.Status, cancelled["status"]));
        Assert.Equal((200, "cancelled"), (again.Status, again["status"]));
    }

    [Fact]
    public async Task that_run_asks_their_worker()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string path = "/jobs/" + await api.SubmitAsync();
        await api.ClaimAsync();

        Answer called = await api.DeleteAsync(path);

        Assert.Equal((202, "running", "True"), (called.Status, called["status"], called["cancelRequested"]));
        Assert.Equal(path, called.Header("Location"));
    }

    [Fact]
    public async Task that_have_ended_is_a_conflict()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string path = "/jobs/" + await api.SubmitAsync();
        await api.FinishAsync(await api.ClaimAsync(), OutcomeKind.Completed);

        Assert.Equal(
            "The job has ended already, so there is nothing to call off.",
            (await api.DeleteAsync(path)).Problem(409)
        );
        Assert.Equal(
            "The job did not fail: it waits, runs or is completed.",
            (await api.PostAsync(path + "/retry")).Problem(409)
        );
    }

    [Fact]
    public async Task can_be_taken_back_by_a_retry()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string path = "/jobs/" + await api.SubmitDeadAsync();

        Answer retried = await api.PostAsync(path + "/retry");

        Assert.Equal((202, "queued", "0"), (retried.Status, retried["status"], retried["attempts"]));
        Assert.Equal(path, retried.Header("Location"));
        Assert.Equal(2, retried.Json.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task in_the_dead_letter_queue_is_listed_and_replayed()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string echo = await api.SubmitDeadAsync();
        string http = await api.SubmitDeadAsync("http");
        await api.SubmitAsync();

        Assert.Equal([http, echo], Looking_up_jobs.Ids(await api.GetAsync("/dead-letter")));
        Assert.Equal([http], Looking_up_jobs.Ids(await api.GetAsync("/dead-letter?type=http")));
        Answer page = await api.GetAsync("/dead-letter?limit=1");
        Assert.Equal([echo], Looking_up_jobs.Ids(await api.GetAsync("/dead-letter?after=" + page["next"])));
        Assert.Equal("1", (await api.PostAsync("/dead-letter/replay", """{"type":"http","limit":5}"""))["replayed"]);
        Assert.Equal("1", (await api.PostAsync("/dead-letter/replay"))["replayed"]);
        Assert.Equal("0", (await api.PostAsync("/dead-letter/replay", "{}"))["replayed"]);
        Assert.Empty(Looking_up_jobs.Ids(await api.GetAsync("/dead-letter")));
        (await api.GetAsync("/dead-letter?limit=0")).Problem(400);
    }
}
