using System.Text.Json.Nodes;
using Automation.Deploying;
using Automation.Environments;

namespace Automation.Tests.Deploying;

public sealed class Settings_of_a_target : IDisposable
{
    private readonly ScratchFolder root = new();

    public void Dispose() => root.Dispose();

    private static EnvironmentFile With(string target, string kind = "local") =>
        new(
            "dev",
            null,
            kind,
            (JsonObject)JsonNode.Parse($"{{{target}}}")!,
            new Dictionary<string, string>(StringComparer.Ordinal),
            null,
            null
        );

    [Theory]
    [InlineData("\"port\":\"x\"", "\"port\" of the target must be a whole number from 1 to 65532, and is \"x\".")]
    [InlineData("\"port\":65533", "must be a whole number")]
    [InlineData("\"port\":1.5", "must be a whole number")]
    [InlineData("\"folder\":5", "\"folder\" of the target must be a text, and is 5.")]
    [InlineData("\"prot\":5", "a target of the kind local has no \"prot\". It has: folder, port")]
    public void That_make_no_sense_are_named(string target, string finding) =>
        Assert.Contains(finding, Refusal(() => Make(With(target))), StringComparison.Ordinal);

    [Fact]
    public void That_are_lists_objects_and_addresses_are_checked_where_they_are_used()
    {
        TargetSettings settings = new(
            With("\"secrets\":\"x\",\"image\":[],\"url\":\"ftp://x\",\"namespace\":\"\""),
            _ => null
        );
        Assert.Contains("a list of names", Refusal(() => settings.Secrets()), StringComparison.Ordinal);
        Assert.Contains("an object of texts", Refusal(() => settings.Texts("image")), StringComparison.Ordinal);
        Assert.Contains("begins with https://", Refusal(() => settings.Address("url")), StringComparison.Ordinal);
        Assert.Contains("needs \"namespace\"", Refusal(() => settings.Needed("namespace")), StringComparison.Ordinal);
        Assert.Null(settings.Address("other"));
        Assert.Empty(settings.Texts("other"));
    }

    [Fact]
    public void That_name_an_unknown_kind_are_an_error() =>
        Assert.Contains(
            "there is no kind of target 'moon'",
            Refusal(() => Make(With("", "moon"))),
            StringComparison.Ordinal
        );

    [Fact]
    public void Say_where_a_local_environment_is()
    {
        root.Write("Shop.sln", "");
        Assert.EndsWith(
            Path.Combine("Shop", "environments", "dev"),
            Make(With("\"folder\":\"dev\"")).Name,
            StringComparison.Ordinal
        );
        File.Delete(Path.Combine(root.Path, "Shop.sln"));
        Assert.EndsWith(
            Path.Combine(Path.GetFileName(root.Path), "environments", "dev"),
            Make(With("")).Name,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"the folder {Path.Combine(root.Path, "all", "x")}",
            Make(With("\"folder\":\"x\""), x => x == DeploymentTargets.FolderVariable ? "all" : null).Name
        );
    }

    private IDeploymentTarget Make(EnvironmentFile file, Func<string, string?>? variable = null) =>
        DeploymentTargets.Of(file, root.Path, variable ?? (_ => null), _ => { });

    private static string Refusal(Action action) => Assert.Throws<AutomationException>(action).Message;
}
