namespace Automation.Tests.Governance;

public sealed class Settings_on_GitHub : IDisposable
{
    private readonly GovernanceScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_mended_once_and_then_as_the_files_say()
    {
        scratch.Apply();
        scratch.Check();
        Assert.Contains(
            "acme/shop is on GitHub as .github/governance.json says",
            scratch.Said[^1],
            StringComparison.Ordinal
        );
        int writes = scratch.Writes.Count;
        scratch.Apply();
        Assert.Equal(writes, scratch.Writes.Count);
        Assert.Contains("No call was needed", scratch.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Are_mended_in_an_order_in_which_nobody_is_locked_out()
    {
        scratch.Apply();
        string[] order =
        [
            "PATCH repos/acme/shop",
            "PUT repos/acme/shop/vulnerability-alerts",
            "PUT repos/acme/shop/automated-security-fixes",
            "PUT repos/acme/shop/actions/permissions",
            "PUT repos/acme/shop/actions/permissions/selected-actions",
            "PUT repos/acme/shop/environments/dev",
            "POST repos/acme/shop/environments/dev/deployment-branch-policies",
            "POST repos/acme/shop/labels",
            "PATCH repos/acme/shop/labels/bug",
            "POST repos/acme/shop/rulesets",
        ];
        Assert.Equal(order, scratch.Writes.Where(order.Contains).Distinct(StringComparer.Ordinal));
        Assert.Equal("POST repos/acme/shop/rulesets", scratch.Writes[^1]);
    }

    [Fact]
    public void Are_only_shown_by_a_dry_run()
    {
        scratch.Show();
        Assert.Empty(scratch.Writes);
        Assert.Contains("PUT {repo}/vulnerability-alerts", scratch.Said);
        Assert.Contains("PATCH {repo} {\"allow_squash_merge\":false,\"delete_branch_on_merge\":true}", scratch.Said);
        scratch.Apply();
        scratch.Show();
        Assert.Contains("No call would be made.", scratch.Said);
    }

    [Fact]
    public void Are_told_as_a_table_when_they_differ()
    {
        scratch.Apply();
        scratch.Send(HttpMethod.Patch, "{repo}", """{"delete_branch_on_merge":false}""");
        string refusal = Assert.Throws<AutomationException>(() => scratch.Check()).Message;
        Assert.Contains("1 setting differs of acme/shop", refusal, StringComparison.Ordinal);
        Assert.Contains("./build.sh ApplyGovernance", refusal, StringComparison.Ordinal);
        Assert.Contains(
            """
            where                              | is    | should be
            -----------------------------------|-------|----------
            repository: delete_branch_on_merge | false | true
            """.ReplaceLineEndings("\n"),
            scratch.AllSaid,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_found_where_they_differ_and_mended()
    {
        scratch.Apply();
        scratch.Send(
            HttpMethod.Patch,
            "{repo}",
            """{"security_and_analysis":{"secret_scanning":{"status":"disabled"}}}"""
        );
        scratch.Send(HttpMethod.Delete, "{repo}/vulnerability-alerts");
        scratch.Send(HttpMethod.Delete, "{repo}/immutable-releases");
        scratch.Send(HttpMethod.Delete, "{repo}/private-vulnerability-reporting");
        scratch.Send(HttpMethod.Put, "{repo}/actions/permissions", """{"enabled":true,"sha_pinning_required":false}""");
        scratch.Send(
            HttpMethod.Put,
            "{repo}/actions/permissions/selected-actions",
            """{"patterns_allowed":["a/*","NuGet/login@*"]}"""
        );
        scratch.Send(
            HttpMethod.Put,
            "{repo}/actions/permissions/workflow",
            """{"default_workflow_permissions":"write"}"""
        );
        scratch.Send(
            HttpMethod.Put,
            "{repo}/actions/permissions/fork-pr-contributor-approval",
            """{"approval_policy":"first_time_contributors"}"""
        );
        scratch.Send(
            HttpMethod.Post,
            "{repo}/environments/prod/deployment-branch-policies",
            """{"name":"feature/*","type":"branch"}"""
        );
        scratch.Send(HttpMethod.Delete, "{repo}/environments/dev/deployment-branch-policies/2");
        scratch.Send(HttpMethod.Patch, "{repo}/labels/feat", """{"color":"000000"}""");
        scratch.Send(HttpMethod.Put, "{repo}/rulesets/1", """{"name":"main","enforcement":"disabled"}""");
        AssertDifferences(
            "repository: security_and_analysis.secret_scanning.status: disabled → enabled",
            "security: vulnerability_alerts: off → on",
            "security: immutable_releases: off → on",
            "security: private_vulnerability_reporting: off → on",
            "actions permissions: sha_pinning_required: false → true",
            "actions selected_actions: patterns_allowed: NuGet/login@*, a/* → NuGet/login@*",
            "actions workflow: default_workflow_permissions: write → read",
            "actions fork_pr_contributor_approval: approval_policy: first_time_contributors → all_external_contributors",
            "environment prod: branch feature/*: may deploy → may not deploy",
            "environment dev: tag v*: may not deploy → may deploy",
            "label feat: color: 000000 → 1d76db",
            "ruleset main: enforcement: disabled → active"
        );
        scratch.Apply();
        Assert.Empty(scratch.Differences());
        scratch.Send(HttpMethod.Patch, "{repo}/labels/feat", """{"new_name":"Feat"}""");
        scratch.Send(
            HttpMethod.Put,
            "{repo}/rulesets/1",
            """{"name":"main","bypass_actors":[{"actor_id":5,"actor_type":"RepositoryRole","bypass_mode":"always"}]}"""
        );
        AssertDifferences(
            "label feat: name: Feat → feat",
            "ruleset main: bypass_actors RepositoryRole 5: there → not there"
        );
        scratch.Apply();
        Assert.Empty(scratch.Differences());
        scratch.Send(HttpMethod.Delete, "{repo}/labels/feat");
        scratch.Send(HttpMethod.Delete, "{repo}/rulesets/1");
        AssertDifferences("label feat: missing → 1d76db", "ruleset main: missing → active");
        scratch.Apply();
        Assert.Empty(scratch.Differences());
    }

    [Fact]
    public void Are_found_inside_the_rules_of_a_ruleset()
    {
        scratch.Apply();
        string weaker = GovernanceScratch
            .Ruleset.Replace(
                "\"required_approving_review_count\": 2",
                "\"required_approving_review_count\": 1",
                StringComparison.Ordinal
            )
            .Replace("{ \"type\": \"deletion\" },", "{ \"type\": \"creation\" },", StringComparison.Ordinal)
            .Replace("{ \"context\": \"verify\" }", "{ \"context\": \"other\" }", StringComparison.Ordinal)
            .Replace("\"integration_id\": 7", "\"integration_id\": 8", StringComparison.Ordinal);
        scratch.Send(HttpMethod.Put, "{repo}/rulesets/1", weaker);
        Assert.Equal(
            [
                "ruleset main: rules creation: there → not there",
                "ruleset main: rules deletion: missing → there",
                "ruleset main: rules pull_request.parameters.required_approving_review_count: 1 → 2",
                "ruleset main: rules required_status_checks.parameters.required_status_checks other: there → not there",
                "ruleset main: rules required_status_checks.parameters.required_status_checks policy.integration_id: 8 → 7",
                "ruleset main: rules required_status_checks.parameters.required_status_checks verify: missing → there",
            ],
            scratch.Differences().Order(StringComparer.Ordinal)
        );
        scratch.Apply();
        scratch.Check();
    }

    [Fact]
    public void Include_who_reviews_deployments_by_name()
    {
        scratch.Apply();
        scratch.Send(
            HttpMethod.Put,
            "{repo}/environments/prod",
            """{"wait_timer":0,"reviewers":null,"deployment_branch_policy":null}"""
        );
        string[] differences = scratch.Differences();
        Assert.Contains("environment prod: reviewers: nobody → team:seniors, user:zoe, user:alice", differences);
        Assert.Contains("environment prod: wait_timer: 0 → 5", differences);
        Assert.Contains("environment prod: prevent_self_review: false → true", differences);
        Assert.Contains(
            differences,
            x => x.StartsWith("environment prod: deployment_branch_policy", StringComparison.Ordinal)
        );
        scratch.Apply();
        scratch.Check();
    }

    [Fact]
    public void Are_left_alone_where_the_files_say_nothing_and_are_told()
    {
        scratch.Apply();
        scratch.Send(HttpMethod.Post, "{repo}/rulesets", """{"name":"older","enforcement":"active"}""");
        scratch.Send(HttpMethod.Post, "{repo}/labels", """{"name":"question","color":"123456"}""");
        scratch.Send(HttpMethod.Put, "{repo}/environments/staging", """{"wait_timer":0}""");
        scratch.Check();
        Assert.Contains("The ruleset 'older' is on GitHub only", scratch.AllSaid, StringComparison.Ordinal);
        Assert.Contains("The environment 'staging' is on GitHub only", scratch.AllSaid, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_found_on_all_pages()
    {
        for (int i = 0; i < 110; i++)
        {
            scratch.Send(HttpMethod.Post, "{repo}/labels", $$"""{"name":"label-{{i}}"}""");
            scratch.Send(HttpMethod.Post, "{repo}/rulesets", $$"""{"name":"ruleset-{{i}}","enforcement":"active"}""");
        }
        scratch.Apply();
        int writes = scratch.Writes.Count;
        scratch.Apply();
        Assert.Equal(writes, scratch.Writes.Count);
        Assert.Contains(
            scratch.Loopback.Requests,
            x =>
                x.Path.Contains("/rulesets?", StringComparison.Ordinal)
                && x.Path.Contains("page=2", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Wait_where_the_limit_of_requests_is_used_up()
    {
        scratch.Loopback.RateLimit(2, scratch.Time.GetUtcNow().AddSeconds(20));
        scratch.Apply();
        Assert.NotEmpty(scratch.Time.Waits);
        scratch.Check();
    }

    private void AssertDifferences(params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), scratch.Differences().Order(StringComparer.Ordinal));
}
