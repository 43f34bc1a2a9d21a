using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Template.Jobs.Api.Features;
using Template.Jobs.Contract;
using Template.Jobs.Hosting;

namespace Template.Jobs.Api.Tests;

public sealed class Features_that_can_be_switched
{
    private const string Off = "--FeatureManagement:BulkReplay=false";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task are_closed_with_a_sentence_while_they_are_off()
    {
        await using ApiServer api = await ApiServer.StartAsync(Off);
        string dead = await api.SubmitDeadAsync();

        Answer replay = await api.PostAsync("/dead-letter/replay", """{"type":"echo"}""");
        Answer wrong = await api.PostAsync("/dead-letter/replay", """{"limit":0}""");
        Answer list = await api.GetAsync("/dead-letter");
        Answer single = await api.PostAsync($"/jobs/{dead}/retry");

        Assert.Equal(
            "Many dead letters at once are not set going again for now. Retry single jobs: POST /jobs/{id}/retry. FeatureManagement:BulkReplay switches it on.",
            replay.Problem(503)
        );
        Assert.Equal("This is switched off.", replay["title"]);
        // A client that is told to come back would come back again and again.
        Assert.Null(replay.Header("Retry-After"));
        wrong.Problem(503);
        Assert.Equal(1, list.Json.GetProperty("jobs").GetArrayLength());
        Assert.Equal(202, single.Status);
        Assert.False(await IsOnAsync(api));
    }

    [Fact]
    public async Task are_open_while_they_are_on()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        await api.SubmitDeadAsync();

        Answer replay = await api.PostAsync("/dead-letter/replay");

        Assert.Equal((200, "1"), (replay.Status, replay["replayed"]));
        Assert.True(await IsOnAsync(api));
    }

    [Fact]
    public async Task change_while_the_API_runs()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "features.json");
        await using ApiServer api = await ApiServer.StartAsync();
        await File.WriteAllTextAsync(file, """{"FeatureManagement":{"BulkReplay":false}}""");
        ((IConfigurationBuilder)api.Configuration).AddJsonFile(file, optional: false, reloadOnChange: true);
        int closed = (await api.PostAsync("/dead-letter/replay")).Status;

        await File.WriteAllTextAsync(file, """{"FeatureManagement":{"BulkReplay":true}}""");

        using CancellationTokenSource late = new(Patience);
        while (!await IsOnAsync(api))
            await Task.Delay(TimeSpan.FromMilliseconds(20), late.Token);
        Assert.Equal((503, 200), (closed, (await api.PostAsync("/dead-letter/replay")).Status));
    }

    [Theory]
    [InlineData("--FeatureManagement:BulkReply=true", "There is no setting FeatureManagement:BulkReply.")]
    [InlineData("--FeatureManagement:BulkReplay=maybe", "it must be true or false.")]
    public void stop_the_start_when_they_are_misspelt(string flag, string sentence)
    {
        string[] flags = [.. ApiServer.DefaultFlags, "--Jobs:Spool:Folder=/nowhere", flag];

        SettingsException e = Assert.Throws<SettingsException>(() => ApiHost.Build(flags));

        Assert.Contains(sentence, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_all_set_in_the_common_file_and_shown()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        using JsonDocument file = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
        );
        string[] known = [.. typeof(FeatureSettings).GetProperties().Select(x => x.Name)];

        Assert.Equal(known, Names(file.RootElement.GetProperty(FeatureSettings.Section)));
        Assert.Equal(known, Names((await api.GetAsync("/version")).Json.GetProperty("features")));
    }

    private static IEnumerable<string> Names(JsonElement section) => section.EnumerateObject().Select(x => x.Name);

    private static async Task<bool> IsOnAsync(ApiServer api) =>
        (await api.GetAsync("/version")).Json.GetProperty("features").GetProperty("BulkReplay").GetBoolean();
}
