using Template.Jobs.Contract;

namespace Template.Jobs.Api.Tests;

public sealed class The_dashboard
{
    private const string Evil = "<img src=x onerror=alert(1)>";

    [Fact]
    public async Task shows_counts_and_rows_and_complains_about_nothing()
    {
        if (Browser.Find() is not { } program)
        {
            Skip.Because("chromium is not on the PATH.");
            return;
        }

        await using ApiServer api = await ApiServer.StartAsync();
        string completed = await api.SubmitAsync();
        await api.FinishAsync(await api.ClaimAsync(), OutcomeKind.Completed, result: "7");
        string failed = await api.SubmitAsync("""{"type":"failing"}""");
        await api.FinishAsync(await api.ClaimAsync("failing"), OutcomeKind.Retry, error: "no luck");
        string dead = await api.SubmitAsync("""{"type":"deadly","maxAttempts":1}""");
        await api.FinishAsync(await api.ClaimAsync("deadly"), OutcomeKind.Dead, error: Evil);
        string running = await api.SubmitAsync("""{"type":"running"}""");
        await api.ClaimAsync("running");
        string queued = await api.SubmitAsync($$"""{"type":"echo","task":"{{Evil}}","priority":"high"}""");
        string scheduled = await api.SubmitAsync("""{"type":"echo","runAt":"2199-01-01T00:00:00Z"}""");
        string cancelled = await api.SubmitAsync();
        await api.DeleteAsync("/jobs/" + cancelled);
        await using Browser browser = await Browser.StartAsync(program);

        await browser.OpenAsync(api.Address);
        foreach (
            (string name, string count) in ((string, string)[])
                [
                    ("queued", "1"),
                    ("scheduled", "2"),
                    ("running", "1"),
                    ("dead", "1"),
                    ("completed", "1"),
                    ("failed", "2"),
                ]
        )
            await browser.WaitForAsync($"document.querySelector('[data-count={name}]').textContent === '{count}'");
        await browser.WaitForAsync("document.querySelector('#health').dataset.health !== 'checking'");
        string health = await browser.EvaluateAsync("document.querySelector('#health-words').textContent");
        await browser.WaitForAsync("document.querySelector('#depth-rows').textContent.includes('echo')");

        await browser.EvaluateAsync("location.hash = 'jobs'");
        await browser.WaitForAsync("document.querySelectorAll('#panel-jobs tbody tr').length === 7");
        string rows = await browser.EvaluateAsync("document.querySelector('#panel-jobs tbody').innerHTML");
        await browser.EvaluateAsync("location.hash = 'dead'");
        await browser.WaitForAsync("document.querySelectorAll('#panel-dead tbody tr').length === 1");
        string letters = await browser.EvaluateAsync("document.querySelector('#panel-dead tbody').innerText");
        string images = await browser.EvaluateAsync("document.querySelectorAll('img').length");

        Assert.All(
            (string[])[completed, failed, dead, running, queued, scheduled, cancelled],
            x => Assert.Contains(x[^8..], rows, StringComparison.Ordinal)
        );
        Assert.Contains(dead[^8..], letters, StringComparison.Ordinal);
        Assert.Contains(Evil, letters, StringComparison.Ordinal);
        Assert.Equal("0", images);
        Assert.NotEqual("Checking", health);
        Assert.Empty(browser.Complaints);
    }
}
