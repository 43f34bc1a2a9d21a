using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Automation.Doctor;
using Automation.GitHub.Loopback;
using Automation.Health;
using Automation.Tests.GitHub;

namespace Automation.Tests.Doctor;

public sealed class GitHub_and_a_doctor : IDisposable
{
    private const string Repository = "/repos/{owner}/{repo}";
    private readonly DoctorScratch scratch = new();
    private readonly GitHubScratch hub = new();

    public GitHub_and_a_doctor()
    {
        scratch.Variables["GITHUB_API_URL"] = hub.Loopback.Api.AbsoluteUri;
        scratch.Variables["GITHUB_REPOSITORY"] = "acme/shop";
        scratch.Variables["PATH"] = scratch.Machine.Path;
    }

    public void Dispose()
    {
        hub.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void Without_a_token_do_not_meet()
    {
        Assert.Equal(DoctorOutcome.NotLooked, scratch.Ask("DR019").Outcome);
        Assert.StartsWith("no token", scratch.Ask("DR019").Text, StringComparison.Ordinal);
        Assert.Equal(DoctorOutcome.Silent, scratch.Ask("DR020").Outcome);
        Assert.Empty(hub.Loopback.Requests);
    }

    [Fact]
    public void Meet_with_a_token_that_may_do_all()
    {
        Answer("repo, workflow, read:org");
        DoctorAnswer answer = Ask();
        Assert.Equal((DoctorOutcome.Good, "scopes repo, workflow, read:org"), (answer.Outcome, answer.Text));
        Answer(null);
        Assert.Equal("accepted; GitHub does not list what it may do", Ask().Text);
    }

    [Fact]
    public void Tell_which_scopes_a_token_lacks()
    {
        scratch.Clone.Write(".github/workflows/ci.yml", "");
        scratch.Clone.Write(".github/governance.json", "{}");
        Answer("gist");
        Assert.Equal(
            ["gh auth refresh --scopes repo", "gh auth refresh --scopes workflow", "gh auth refresh --scopes read:org"],
            Ask().Findings.Select(x => x.Fix)
        );
        Answer(
            "repo",
            DateTimeOffset.UtcNow.AddDays(2).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
        );
        Assert.Contains(Ask().Findings, x => x.Message.Contains("expires on", StringComparison.Ordinal));
    }

    [Fact]
    public void Tell_that_a_token_is_refused()
    {
        DoctorFinding finding = Assert.Single(Ask("token-of-nobody").Findings);
        Assert.Equal(HealthSeverity.Medium, finding.Severity);
        Assert.Contains("does not accept the token", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of-nobody", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Do_not_wait_for_each_other()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        scratch.Variables["GITHUB_API_URL"] = $"http://{silent.LocalEndpoint}/";
        scratch.Variables["GITHUB_TOKEN"] = "token-of-alice";
        ExaminedRepository repository = new(scratch.Clone.Path, x => scratch.Variables.GetValueOrDefault(x))
        {
            Patience = TimeSpan.FromMilliseconds(200),
            Sources = () => [$"http://{silent.LocalEndpoint}/index.json"],
        };
        Assert.Equal("127.0.0.1 does not answer", DoctorRules.All.Single(x => x.Id == "DR019").Check(repository).Text);
        Assert.Contains(
            "does not answer within",
            Assert.Single(DoctorRules.All.Single(x => x.Id == "DR011").Check(repository).Findings).Message,
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void Meet_with_the_token_of_its_own_program()
    {
        Answer("repo");
        scratch.Machine.WriteProgram("gh", "#!/bin/sh\necho token-of-alice\n");
        Assert.Equal("scopes repo", scratch.Ask("DR019").Text);
    }

    [Fact]
    public void Compare_settings()
    {
        scratch.Clone.Write(".github/governance.json", """{ "labels": [{ "name": "bug", "color": "ff0000" }] }""");
        scratch.Variables["GITHUB_TOKEN"] = "token-of-alice";
        Answer("repo");
        hub.Loopback.Route("GET", $"{Repository}/labels", _ => LoopbackAnswer.Json(new JsonArray()));
        Assert.Contains(scratch.Ask("DR020").Findings, x => x.Message.Contains("label bug", StringComparison.Ordinal));
        scratch.Clone.Write(".github/governance.json", "{ \"labels\": []}");
        Assert.DoesNotContain(
            scratch.Ask("DR020").Findings,
            x => x.Message.Contains("label", StringComparison.Ordinal)
        );
        scratch.Variables["GITHUB_TOKEN"] = "token-of-nobody";
        Assert.Equal("GitHub answers 401 to the token", scratch.Ask("DR020").Text);
    }

    private DoctorAnswer Ask(string token = "token-of-alice")
    {
        scratch.Variables["GITHUB_TOKEN"] = token;
        return scratch.Ask("DR019");
    }

    private void Answer(string? scopes, string? end = null)
    {
        Dictionary<string, string> headers = new(StringComparer.Ordinal);
        if (scopes != null)
            headers["X-OAuth-Scopes"] = scopes;
        if (end != null)
            headers["GitHub-Authentication-Token-Expiration"] = end;
        hub.Loopback.Route(
            "GET",
            Repository,
            _ => LoopbackAnswer.Json(new JsonObject { ["name"] = "shop" }) with { Headers = headers }
        );
    }
}
