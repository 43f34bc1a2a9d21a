using Automation.Environments;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class What_a_push_deploys : IDisposable
{
    private readonly PromotedRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Is_what_the_changed_file_names()
    {
        string before = Promote("uat", "1.2.0");
        Assert.Equal([new DueDeployment("uat", "1.2.0")], After(before));
    }

    [Fact]
    public void Is_found_without_knowing_what_was_there_before()
    {
        Promote("uat", "1.2.0");
        Assert.Equal([new DueDeployment("uat", "1.2.0")], After(null));
        Assert.Equal([new DueDeployment("uat", "1.2.0")], After("0000000000000000000000000000000000000000"));
    }

    [Fact]
    public void Is_nothing_when_that_runs_already()
    {
        string before = Promote("uat", "1.2.0");
        repository.Record("uat", "1.2.0");
        Assert.Empty(After(before));
    }

    [Fact]
    public void Is_nothing_when_another_file_changed()
    {
        Promote("uat", "1.2.0");
        string before = repository.Git.Git("rev-parse", "HEAD");
        repository.Git.Write("README.md", "text\n");
        repository.Git.Commit("docs: say it");
        // Somebody rolled back meanwhile, and no push of anything else undoes that.
        Assert.Empty(After(before));
    }

    [Fact]
    public void Is_nothing_when_there_is_only_one_commit()
    {
        Assert.Empty(After(null));
    }

    [Fact]
    public void Is_told_as_a_matrix() =>
        Assert.Equal(
            """[{"environment":"uat","version":"1.2.0"}]""",
            DeploymentPlan.Json([new DueDeployment("uat", "1.2.0")])
        );

    [Theory]
    [InlineData("""{"before":"abc"}""", "abc")]
    [InlineData("""{"action":"published"}""", null)]
    [InlineData("[]", null)]
    [InlineData("no JSON", null)]
    public void Knows_the_commit_before_it_from_the_event(string text, string? before)
    {
        string file = repository.Git.Write("event.json", text);
        Assert.Equal(before, DeploymentPlan.Before(file));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/no/such/file")]
    public void Can_do_without_an_event(string? file) => Assert.Null(DeploymentPlan.Before(file));

    private IReadOnlyList<DueDeployment> After(string? before) =>
        new DeploymentPlan(repository.Git.Repository, repository.Environments, repository.Records).After(before);

    /// <summary>Commits a promotion.</summary>
    /// <returns>The commit before it.</returns>
    private string Promote(string environment, string version)
    {
        string before = repository.Git.Git("rev-parse", "HEAD");
        repository.Git.Write(
            EnvironmentFile.PathOf(environment),
            repository.Environment(environment).With(repository.Release(version))
        );
        repository.Git.Commit($"chore: promote {version} to {environment}");
        return before;
    }
}
