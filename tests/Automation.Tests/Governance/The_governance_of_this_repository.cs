using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Automation.GitHub.Loopback;
using Automation.Governance;
using Automation.Health;
using Automation.Health.Reading;
using Automation.Promoting;
using Automation.Tests.GitHub;

namespace Automation.Tests.Governance;

public sealed class The_governance_of_this_repository
{
    private static readonly JsonNode Content = Parse(GovernanceFile.Path);
    private static readonly HealthRepository Repository = HealthRepository.Open(RepositoryFolder.Path);

    private const string PolicyWorkflow = ".github/workflows/promotion-policy.yml";

    [Fact]
    public void Requires_checks_that_are_jobs_of_every_pull_request()
    {
        string[] jobs =
        [
            .. Repository
                .Workflows.Workflows.Where(x =>
                    x.Events.Contains("pull_request")
                    && x.Trigger?["pull_request"]?["paths"] == null
                    && x.Trigger?["pull_request"]?["paths-ignore"] == null
                )
                .SelectMany(x => x.Jobs)
                .Where(x => x.Node["if"] == null)
                .SelectMany(NamesOf),
        ];
        string[] required =
        [
            .. Rule("main", "required_status_checks")["required_status_checks"]!
                .AsArray()
                .Select(x => (string)x!["context"]!),
        ];
        // The policy is a state of the commit: a job of that name would add a check for each run, the old ones too.
        Assert.Contains(GitHubPromotions.Context, required);
        Assert.DoesNotContain(GitHubPromotions.Context, jobs);
        Assert.Contains(
            "PromotionPolicy",
            File.ReadAllText(Path.Combine(RepositoryFolder.Path, PolicyWorkflow)),
            StringComparison.Ordinal
        );
        Assert.Empty(required.Except([.. jobs, GitHubPromotions.Context], StringComparer.Ordinal));
        Assert.Empty(NamesOfWorkflow(".github/workflows/ci.yml").Except(required, StringComparer.Ordinal));
    }

    [Fact]
    public void Allows_the_actions_that_workflows_use_and_no_others()
    {
        string[] patterns =
        [
            .. Content["actions"]!["selected_actions"]!["patterns_allowed"]!.AsArray().Select(x => (string)x!),
        ];
        string[] used =
        [
            .. Repository
                .Workflows.All.SelectMany(x => x.Steps)
                .Select(x => x.Step.Action)
                .Where(x => x.Length > 0 && !x.StartsWith("./", StringComparison.Ordinal))
                .Where(x => x.Split('/')[0] is not ("actions" or "github")),
        ];
        Assert.DoesNotContain(used, x => !patterns.Contains($"{x}@*", StringComparer.Ordinal));
    }

    [Fact]
    public void Protects_each_environment_that_a_workflow_or_a_file_names()
    {
        string[] governed = [.. Content["environments"]!.AsObject().Select(x => x.Key)];
        IEnumerable<string> used = Repository
            .Workflows.Workflows.SelectMany(x => x.Jobs)
            .Select(x => x.Environment)
            .OfType<string>()
            .Where(x => !x.Contains("${{", StringComparison.Ordinal));
        IEnumerable<string> deployed = Repository
            .Files.Where(x =>
                Regex.IsMatch(x, "^deploy/environments/[^/.]+\\.json$", RegexOptions.None, TimeSpan.FromSeconds(1))
            )
            .Select(x => Path.GetFileNameWithoutExtension(x));
        Assert.Empty(used.Concat(deployed).Except(governed, StringComparer.Ordinal));
    }

    [Fact]
    public void Protects_tags_of_versions_and_of_records()
    {
        string[] patterns =
        [
            .. Parse(".github/rulesets/tags.json")["conditions"]!["ref_name"]!["include"]!
                .AsArray()
                .Select(x => (string)x!),
        ];
        Assert.Equal(
            ["refs/tags/v*", "refs/tags/promote/**/*", "refs/tags/failed/**/*", "refs/tags/validated/**/*"],
            patterns
        );
        Assert.Equal(
            ["deletion", "non_fast_forward", "update"],
            Parse(".github/rulesets/tags.json")["rules"]!
                .AsArray()
                .Select(x => (string)x!["type"]!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Lets_the_server_merge_in_the_way_that_the_repository_allows()
    {
        string[] methods =
        [
            .. Rule("main", "pull_request")["allowed_merge_methods"]!.AsArray().Select(x => (string)x!),
        ];
        Assert.Equal(
            methods.Order(StringComparer.Ordinal),
            new[] { "merge_commit", "rebase_merge", "squash_merge" }
                .Where(x => (bool)Content["repository"]![$"allow_{x}"]!)
                .Select(x => x.Split('_')[0])
        );
        Assert.Equal(
            (int)Content["promotion"]!["approvals"]!,
            (int)Rule("main", "pull_request")["required_approving_review_count"]!
        );
    }

    [Fact]
    public void Keeps_to_its_schema()
    {
        JsonNode schema = Parse(".github/governance.schema.json");
        Assert.Empty(SchemaCheck.Problems(schema, Content));
        JsonNode wrong = Content.DeepClone();
        wrong["environments"]!["prod"]!["reviewer"] = new JsonArray("seniors");
        wrong["labels"]![0]!["color"] = "#1d76db";
        wrong["security"]!["vulnerability_alerts"] = "yes";
        Assert.Equal(3, SchemaCheck.Problems(schema, wrong).Count);
    }

    [Fact]
    public void Is_complete_after_one_run_but_for_the_owners_that_people_must_name()
    {
        using GovernanceScratch scratch = Apply();
        Assert.Equal(["CODEOWNERS"], scratch.Compare().Drifts.Select(x => x.Thing));
        scratch.Write(".github/CODEOWNERS", "/.github/ @acme/seniors\n/build/ @acme/seniors\n/deploy/ @acme/seniors\n");
        scratch.Check();
    }

    [DescribedFact]
    public void Is_sent_and_answered_as_GitHub_describes_its_API()
    {
        using GovernanceScratch scratch = Apply();
        scratch.Compare();
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(DescribedFactAttribute.File));
        ApiDescription description = new(document.RootElement);
        List<string> problems = [];
        SortedSet<string> seen = new(StringComparer.Ordinal);
        foreach (LoopbackExchange exchange in scratch.Loopback.Requests)
        {
            string path = exchange.Path.Split('?')[0];
            if (description.Find(exchange.Method, path) is not (string name, JsonElement operation))
                continue;
            seen.Add(name);
            IEnumerable<string> sent = exchange.Body == null ? [] : description.InRequest(operation, exchange.Body);
            IEnumerable<string> answered = description.InAnswer(operation, exchange.Status, exchange.Answer) ?? [];
            problems.AddRange(sent.Concat(answered).Select(x => $"{exchange.Method} {path} {exchange.Status}: {x}"));
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(seen.Count > 16, string.Join('\n', seen));
    }

    private static GovernanceScratch Apply()
    {
        GovernanceScratch scratch = new();
        foreach (string file in Repository.Files.Where(x => x.StartsWith(".github/", StringComparison.Ordinal)))
            scratch.Write(file, Repository.Text(file));
        Assert.Contains("CODEOWNERS: no call can mend it", scratch.Left(), StringComparison.Ordinal);
        return scratch;
    }

    private static JsonNode Rule(string ruleset, string type) =>
        Parse($".github/rulesets/{ruleset}.json")["rules"]!.AsArray().Single(x => (string)x!["type"]! == type)![
            "parameters"
        ]!;

    private static IEnumerable<string> NamesOfWorkflow(string path) =>
        Repository.Workflows.Workflows.Single(x => x.Path == path).Jobs.SelectMany(NamesOf);

    /// <summary>The names of the checks that a job makes: one for each combination of its matrix.</summary>
    private static IEnumerable<string> NamesOf(WorkflowJob job)
    {
        IEnumerable<string> names = [job.Node.TextOf("name") ?? job.Name];
        foreach (YamlEntry dimension in job.Node["strategy"]?["matrix"]?.Entries ?? [])
            names = names.SelectMany(x =>
                dimension.Value.Items.Select(y =>
                    x.Replace($"${{{{ matrix.{dimension.Key} }}}}", y.Text, StringComparison.Ordinal)
                )
            );
        return names;
    }

    private static JsonNode Parse(string path) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, path)))!;
}
