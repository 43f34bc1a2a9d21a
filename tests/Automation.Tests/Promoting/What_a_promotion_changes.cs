using Automation.Environments;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class What_a_promotion_changes : IDisposable
{
    private const string Uat = "deploy/environments/uat.json";
    private const string Prod = "deploy/environments/prod.json";
    private readonly PromotedRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Is_one_file()
    {
        PromotionChange change = PromotionChange.Find([Promoted("uat")])!;
        Assert.Equal("uat", change.Environment.Name);
        Assert.Equal(repository.Release("1.2.0"), change.Release);
        Assert.Empty(change.Findings);
    }

    [Fact]
    public void Is_not_two_environments() =>
        Assert.Equal(PolicyRule.OneEnvironment, Only([Promoted("uat"), Promoted("prod")]).Rule);

    [Fact]
    public void Is_no_other_file()
    {
        PolicyFinding finding = Only([Promoted("uat"), new("src/A.cs"), new("b"), new("c"), new("d")]);
        Assert.Equal(PolicyRule.OneEnvironment, finding.Rule);
        Assert.Contains("b, c, d and 1 more", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_no_setting()
    {
        FileChange promoted = Promoted("uat");
        string text = promoted.After!.Replace("\"local\"", "\"container\"", StringComparison.Ordinal);
        Assert.NotEqual(promoted.After, text);
        Assert.Equal(PolicyRule.OnlyRelease, Only([promoted with { After = text }]).Rule);
    }

    [Fact]
    public void Is_no_new_file() =>
        Assert.Equal(PolicyRule.OnlyRelease, Only([Promoted("uat") with { Before = null }]).Rule);

    [Theory]
    [InlineData("src/A.cs")]
    [InlineData("deploy/environments/environment.schema.json")]
    [InlineData("deploy/environments/below/uat.json")]
    [InlineData("docs/uat.json")]
    public void Is_not_there_in_a_change_of_something_else(string path) =>
        Assert.Null(PromotionChange.Find([new FileChange(path, "{}", "{ }")]));

    [Fact]
    public void Is_not_there_when_only_settings_change()
    {
        string text = repository.Text("uat");
        Assert.Null(PromotionChange.Find([new(Uat, text, text + "\n")]));
    }

    [Fact]
    public void Is_not_there_when_an_environment_goes() =>
        Assert.Null(PromotionChange.Find([new(Prod, repository.Text("prod"), null)]));

    private static PolicyFinding Only(IReadOnlyList<FileChange> files) =>
        Assert.Single(PromotionChange.Find(files)!.Findings);

    private FileChange Promoted(string name)
    {
        EnvironmentFile environment = repository.Environment(name);
        return new FileChange(
            EnvironmentFile.PathOf(name),
            repository.Text(name),
            environment.With(repository.Release("1.2.0"))
        );
    }
}
