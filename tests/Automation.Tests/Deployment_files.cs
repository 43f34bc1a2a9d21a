using Automation.Deploying;

namespace Automation.Tests;

public sealed class Deployment_files : IDisposable
{
    private const string Good = """
        x-hardened: &hardened
          read_only: true
          cap_drop: [ALL]
          security_opt: ["no-new-privileges:true"]
        services:
          api:
            <<: *hardened
            mem_limit: 256m
            ports: ["127.0.0.1:8080:8080"]
            healthcheck:
              test: [CMD, check]
        """;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void that_are_careful_have_no_findings() => Assert.Empty(ComposeRules.Check("compose.yml", Good));

    [Theory]
    [InlineData("read_only: true", "read_only: false", "is not read_only")]
    [InlineData("cap_drop: [ALL]", "cap_drop: [NET_RAW]", "does not drop ALL")]
    [InlineData("no-new-privileges:true", "label:user:x", "may gain privileges")]
    [InlineData("mem_limit: 256m", "image: x", "has no mem_limit")]
    [InlineData("127.0.0.1:8080", "8080", "publishes 8080:8080 to every network")]
    [InlineData("healthcheck:", "other:", "has no healthcheck")]
    [InlineData("services:", "others:", "has no services")]
    [InlineData("services:", "services: [", "is not valid YAML")]
    public void that_are_careless_are_found(string good, string bad, string finding) =>
        Assert.Contains(
            finding,
            Assert.Single(ComposeRules.Check("compose.yml", Good.Replace(good, bad, StringComparison.Ordinal))),
            StringComparison.Ordinal
        );

    [Fact]
    public void of_this_repository_have_no_findings() =>
        Assert.Empty(
            ComposeRules.Check(
                "deploy/compose.yml",
                File.ReadAllText(Path.Combine(RepositoryFolder.Path, "deploy", "compose.yml"))
            )
        );

    [UnixFact]
    public void that_do_not_build_are_found()
    {
        folder.Write("deploy/kubernetes/overlays/dev/kustomization.yaml", "");
        folder.Write("deploy/kubernetes/overlays/prod/kustomization.yaml", "");
        string kubectl = folder.WriteProgram(
            "kubectl",
            "#!/bin/sh\ncase $2 in */dev) echo 'kind: Deployment' ;; *) echo broken >&2; exit 1 ;; esac\n"
        );

        Overlays overlays = new(folder.Path, kubectl);

        Assert.Equal(["dev", "prod"], overlays.Names);
        Assert.Equal("deploy/kubernetes/overlays/prod cannot be built: broken", Assert.Single(overlays.Check()));
    }

    [UnixFact]
    public void that_build_to_nothing_are_found()
    {
        folder.Write("deploy/kubernetes/overlays/dev/kustomization.yaml", "");
        string kubectl = folder.WriteProgram("kubectl", "#!/bin/sh\nexit 0\n");

        Assert.EndsWith(
            "has no Deployment.",
            Assert.Single(new Overlays(folder.Path, kubectl).Check()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void are_not_built_where_kubectl_is_missing()
    {
        Overlays overlays = new(folder.Path, null);

        Assert.False(overlays.CanBuild);
        Assert.Empty(overlays.Check());
        Assert.Empty(overlays.Names);
    }
}
