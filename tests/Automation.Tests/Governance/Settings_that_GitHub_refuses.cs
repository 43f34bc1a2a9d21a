namespace Automation.Tests.Governance;

public sealed class Settings_that_GitHub_refuses : IDisposable
{
    private readonly GovernanceScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Because_a_team_is_missing_are_told_and_the_rest_is_mended()
    {
        scratch.Change("\"seniorTeam\": \"seniors\"", "\"seniorTeam\": \"elders\"");
        scratch.Write(".github/CODEOWNERS", "/deploy/ @acme/elders\n");
        string left = scratch.Left();
        Assert.Contains("acme has no team 'elders'", left, StringComparison.Ordinal);
        Assert.Single(left.Split('\n'), x => x.Contains("elders", StringComparison.Ordinal));
        Assert.Contains("POST repos/acme/shop/rulesets", scratch.Writes);
        scratch.Loopback.AddTeam("elders", "zoe");
        scratch.Apply();
        scratch.Check();
    }

    [Fact]
    public void Keep_the_reviewers_that_are_there_when_a_team_goes_missing()
    {
        scratch.Apply();
        scratch.Change("\"seniorTeam\": \"seniors\"", "\"seniorTeam\": \"elders\"");
        scratch.Write(".github/CODEOWNERS", "/deploy/ @zoe\n");
        Assert.Empty(scratch.Differences());
        Assert.Single(scratch.Compare().Problems);
    }

    [Fact]
    public void Because_the_owner_is_a_person_who_has_no_teams()
    {
        scratch.Settings.IsOfPerson = true;
        Assert.Contains("acme is a person, who has no teams", scratch.Left(), StringComparison.Ordinal);
    }

    [Fact]
    public void Because_nobody_has_the_login()
    {
        scratch.Loopback.Route("GET", "/users/alice", _ => Automation.GitHub.Loopback.LoopbackAnswer.Missing);
        Assert.Contains("Nobody is called 'alice'", scratch.Left(), StringComparison.Ordinal);
    }

    [Fact]
    public void Because_of_the_plan_are_one_sentence_each_and_the_rest_is_mended()
    {
        scratch.Settings.IsPrivate = true;
        scratch.Settings.IsPaidFor = false;
        string[] left = scratch.Left().Split('\n');
        Assert.Single(
            left,
            x =>
                x.StartsWith("ruleset main: ", StringComparison.Ordinal)
                && x.Contains("a paid plan", StringComparison.Ordinal)
        );
        Assert.Single(
            left,
            x =>
                x.StartsWith("repository security: ", StringComparison.Ordinal)
                && x.Contains("Advanced Security", StringComparison.Ordinal)
        );
        Assert.Contains("POST repos/acme/shop/labels", scratch.Writes);
        Assert.Contains("has no private_vulnerability_reporting", scratch.AllSaid, StringComparison.Ordinal);
        Assert.Contains("has no fork_pr_contributor_approval", scratch.AllSaid, StringComparison.Ordinal);
    }

    [Fact]
    public void For_an_environment_leave_out_the_calls_that_count_on_it()
    {
        scratch.Loopback.Fail("PUT", "/environments/dev$", 1, 422);
        string left = scratch.Left();
        Assert.Contains("environment dev: ", left, StringComparison.Ordinal);
        Assert.Contains("The 2 calls after it were not made.", left, StringComparison.Ordinal);
        Assert.DoesNotContain("POST repos/acme/shop/environments/dev/deployment-branch-policies", scratch.Writes);
        Assert.Contains("POST repos/acme/shop/rulesets", scratch.Writes);
        scratch.Apply();
        scratch.Check();
    }

    [Theory]
    [InlineData(502)]
    [InlineData(401)]
    public void Half_way_leave_an_account_and_are_finished_by_the_next_run(int status)
    {
        scratch.Loopback.Fail("POST", "/labels$", 1, status);
        string left = scratch.Left();
        string[] writes = [.. scratch.Writes];
        Assert.Equal("POST repos/acme/shop/labels", writes[^1]);
        Assert.Contains($"{writes.Length - 1} calls were made. This is left:", left, StringComparison.Ordinal);
        Assert.Contains("\nlabel feat: ", left, StringComparison.Ordinal);
        Assert.Contains("\nruleset main: not tried, because of that.", left, StringComparison.Ordinal);
        Assert.Equal(writes.Length - 1, scratch.Said.Count(x => x.EndsWith(" was done.", StringComparison.Ordinal)));
        scratch.Apply();
        Assert.Equal(
            ["POST repos/acme/shop/labels", "PATCH repos/acme/shop/labels/bug", "POST repos/acme/shop/rulesets"],
            scratch.Writes.Skip(writes.Length)
        );
        scratch.Check();
    }

    [Fact]
    public void To_a_token_that_only_reads_are_no_clean_bill()
    {
        scratch.Apply();
        string refusal = Assert.Throws<AutomationException>(() => scratch.Check("reader")).Message;
        Assert.Contains("GitHub does not show the repository's allow_squash_merge", refusal, StringComparison.Ordinal);
        Assert.Contains("does not show who may bypass the ruleset 'main'", refusal, StringComparison.Ordinal);
        Assert.Contains("actions could not be compared", refusal, StringComparison.Ordinal);
        Assert.Contains("Administration", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_not_even_compared_when_the_repository_is_not_seen()
    {
        scratch.Loopback.Fail("GET", "/repos/acme/shop$", 1, 404);
        Assert.Throws<AutomationException>(() => scratch.Check());
        Assert.Single(scratch.Loopback.Requests);
    }

    [Fact]
    public void Are_told_by_a_dry_run_too()
    {
        scratch.Settings.IsOfPerson = true;
        string left = Assert.Throws<AutomationException>(() => scratch.Show()).Message;
        Assert.Contains("This would be left:\nacme is a person", left, StringComparison.Ordinal);
        Assert.Empty(scratch.Writes);
    }
}
