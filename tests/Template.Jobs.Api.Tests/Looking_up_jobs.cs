using System.Text.Json;

namespace Template.Jobs.Api.Tests;

public sealed class Looking_up_jobs
{
    [Fact]
    public async Task tells_only_of_changes_to_whom_sends_the_tag_back()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string path = "/jobs/" + await api.SubmitAsync();
        string tag = (await api.GetAsync(path)).Header("ETag")!;

        Answer same = await api.GetAsync(path, ("If-None-Match", tag));
        Answer weak = await api.GetAsync(path, ("If-None-Match", $"\"other\", W/{tag}"));
        Answer any = await api.GetAsync(path, ("If-None-Match", "*"));
        LeasedJob job = await api.ClaimAsync();
        Answer running = await api.GetAsync(path, ("If-None-Match", tag));
        await api.DeleteAsync(path);
        Answer called = await api.GetAsync(path, ("If-None-Match", running.Header("ETag")!));
        await api.FinishAsync(job, OutcomeKind.Completed, result: "7");
        Answer done = await api.GetAsync(path, ("If-None-Match", called.Header("ETag")!));

        Assert.Equal((304, "", tag), (same.Status, same.Text, same.Header("ETag")));
        Assert.Equal((304, 304), (weak.Status, any.Status));
        Assert.Equal((200, "running", "1"), (running.Status, running["status"], running["attempts"]));
        Assert.Equal((200, "True"), (called.Status, called["cancelRequested"]));
        Assert.Equal((200, "completed", "7"), (done.Status, done["status"], done["result"]));
        Assert.Equal("no-cache", done.Header("Cache-Control"));
    }

    [Fact]
    public async Task shows_what_happened_before()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string id = await api.SubmitAsync();
        await api.FinishAsync(await api.ClaimAsync(), OutcomeKind.Retry, error: "no luck");

        Answer job = await api.GetAsync("/jobs/" + id);

        Assert.Equal(("failed", "no luck"), (job["status"], job["error"]));
        JsonElement happened = Assert.Single(job.Json.GetProperty("history").EnumerateArray());
        Assert.Equal(
            ("failed", 1),
            (happened.GetProperty("kind").GetString(), happened.GetProperty("attempt").GetInt32())
        );
    }

    [Fact]
    public async Task that_nobody_knows_is_answered_with_404()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string nobody = JobId.New(DateTimeOffset.UtcNow).Value;
        string sentence = $"There is no job '{nobody}'. It may be so old that it is forgotten.";

        Assert.Equal(sentence, (await api.GetAsync("/jobs/" + nobody)).Problem(404));
        Assert.Equal(sentence, (await api.DeleteAsync("/jobs/" + nobody)).Problem(404));
        Assert.Equal(sentence, (await api.PostAsync($"/jobs/{nobody}/retry")).Problem(404));
    }

    [Fact]
    public async Task by_the_dashed_form_of_an_id_works_too()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string id = await api.SubmitAsync();

        Assert.Equal(id, (await api.GetAsync("/jobs/" + Guid.Parse(id)))["id"]);
    }

    [Fact]
    public async Task page_by_page_gives_each_once_with_the_newest_first()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        List<string> ids = [];
        for (int i = 0; i < 7; i++)
            ids.Add(await api.SubmitAsync());
        ids.Reverse();

        List<string> listed = [];
        string? after = null;
        do
        {
            Answer page = await api.GetAsync("/jobs?limit=3" + (after == null ? "" : "&after=" + after));
            listed.AddRange(Ids(page));
            after = page["next"];
        } while (after != null);

        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task filters_by_state_and_type()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        string dead = await api.SubmitDeadAsync();
        string echo = await api.SubmitAsync();
        string http = await api.SubmitAsync("""{"type":"http"}""");

        Assert.Equal([dead], Ids(await api.GetAsync("/jobs?status=Dead")));
        Assert.Equal([http, echo], Ids(await api.GetAsync("/jobs?status=queued&type=")));
        Assert.Equal([http], Ids(await api.GetAsync("/jobs?type=http&status=")));
        Assert.Empty(Ids(await api.GetAsync("/jobs?type=http&status=dead")));
    }

    internal static IEnumerable<string> Ids(Answer page) =>
        page.Json.GetProperty("jobs").EnumerateArray().Select(x => x.GetProperty("id").GetString()!);
}
