using Automation.Deploying;
using Automation.Deploying.Hosted;
using Automation.Environments;

namespace Automation.Tests.Deploying;

public sealed class Deploying_to_Container_Apps : IDisposable
{
    // Azure: who has the traffic, which revisions there are and which of them run.
    private const string Answers = """
        *"traffic show"*) if [ -f $here/traffic ]; then printf '[{"revisionName":"%s","weight":100},{"revisionName":"x","weight":0}]' "$(cat $here/traffic)"; else echo '[]'; fi ;;
        *"traffic set"*) echo "${6%%=*}" >$here/traffic ;;
        *"containerapp update"*)
          env=; for x; do case $last in --name) name=$x ;; --revision-suffix) suffix=$x ;; esac
          case $x in [A-Z]*=*) env="$env{\"name\":\"${x%%=*}\",\"value\":\"${x#*=}\"}," ;; esac; last=$x; done
          printf '{"properties":{"fqdn":"%s","healthState":"%s","runningState":"Running","template":{"containers":[{"env":[%s{"name":"KEY","secretRef":"key"}]}]}}}' "$name--$suffix" "$(cat $here/health)" "$env" >$here/rev-$name--$suffix
          touch $here/active-$name--$suffix ;;
        *"revision show"*) for x; do [ "$last" = --revision ] && r=$x; last=$x; done; cat $here/rev-$r 2>/dev/null || exit 1 ;;
        *"revision list"*) for x; do [ "$last" = --name ] && name=$x; last=$x; done; cd $here; ls active-$name--* 2>/dev/null | sed s/active-// ;;
        *"revision activate"*) for x; do [ "$last" = --revision ] && touch $here/active-$x; last=$x; done ;;
        *"revision deactivate"*) for x; do [ "$last" = --revision ] && rm -f $here/active-$x; last=$x; done ;;
        *"containerapp show"*) echo main ;;
        """;

    private readonly StandIn az = new("az", Answers);
    private readonly AnsweringService service = new("1.2.0", 'c');

    public Deploying_to_Container_Apps() => az.Write("health", "Healthy");

    public void Dispose()
    {
        az.Dispose();
        service.Dispose();
    }

    private ContainerAppsTarget Azure => (ContainerAppsTarget)At(_ => service.Address);

    private ContainerAppsTarget At(Func<string, Uri> address)
    {
        EnvironmentFile file = EnvironmentFile.Parse(
            "dev",
            """
            {"previous":null,"target":{"kind":"azure-container-apps","resourceGroup":"jobs-dev","image":{"api":"registry.example/shop/jobs-api","worker":"registry.example/shop/jobs-worker"} },
             "settings":{"Api__DepthLimit":"5","Worker__Concurrency":"2"},"runs":null}
            """
        );
        CommandLineProgram program = new(Path.Combine(az.Path, "bin", "az"), az.Path);
        return new(
            (new(program, "jobs-dev", "jobs-api"), new(program, "jobs-dev", "jobs-worker")),
            new TargetSettings(file, _ => null),
            new DeploymentLock(Path.Combine(az.Path, "lock"), TimeProvider.System, az.Said.Add),
            az.Said.Add
        )
        {
            AddressOf = address,
            Patience = TimeSpan.FromSeconds(2),
        };
    }

    private string[] Active =>
        [
            .. Directory
                .GetFiles(az.Path, "active-*")
                .Select(x => Path.GetFileName(x)["active-".Length..])
                .Order(StringComparer.Ordinal),
        ];

    private static string Revision(string app, DeployedRelease release) => $"{app}--r{release.Manifest.Digest[7..19]}";

    [UnixFact]
    public async Task Makes_revisions_by_digest_and_sends_the_traffic_when_they_are_healthy()
    {
        Assert.Null(await Azure.RunningAsync(CancellationToken.None));
        await Azure.PutAsync(az.Release, CancellationToken.None);
        DeployedRelease next = az.Make("1.3.0", 'd');
        az.Forget();
        service.Version = "1.3.0";

        RunningRelease put = await Azure.PutAsync(next, CancellationToken.None);

        Assert.Equal(put, await Azure.RunningAsync(CancellationToken.None));
        Assert.Equal(next.Manifest.Digest, put.Digest);
        Assert.Equal([Revision("jobs-api", next), Revision("jobs-worker", next)], Active);
        string update = Assert.Single(
            az.Calls,
            x => x.StartsWith("containerapp update --image registry.example/shop/jobs-api", StringComparison.Ordinal)
        );
        Assert.Contains($"@sha256:{new string('d', 64)} --revision-suffix r", update, StringComparison.Ordinal);
        Assert.Contains("Api__DepthLimit=5", update, StringComparison.Ordinal);
        Assert.DoesNotContain("Worker__", update, StringComparison.Ordinal);
        using IDisposable held = Azure.Lock(TimeSpan.Zero);
        Assert.Equal("the app jobs-api of jobs-dev in Azure", Azure.Name);
    }

    [UnixFact]
    public async Task Gives_the_traffic_back_when_the_new_version_is_broken()
    {
        await Azure.PutAsync(az.Release, CancellationToken.None);
        string[] before = Active;
        DeployedRelease next = az.Make("1.3.0", 'd');
        az.Write("health", "Unhealthy");
        Assert.Contains(
            "is Unhealthy. Its lines: az containerapp logs show",
            await Refusal(Azure, next),
            StringComparison.Ordinal
        );
        foreach (string file in Directory.GetFiles(az.Path, "rev-*--r" + next.Manifest.Digest[7..19]))
            File.Delete(file);
        az.Write("health", "None");
        Assert.Contains("was not healthy within 2 s", await Refusal(Azure, next), StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(az.Path, "rev-*--r" + next.Manifest.Digest[7..19]))
            File.Delete(file);
        az.Write("health", "Healthy");
        using AnsweringService fresh = new("1.3.0", 'c');
        ContainerAppsTarget split = At(x => x == "main" ? service.Address : fresh.Address);
        Assert.Contains("answers as 1.2.0", await Refusal(split, next), StringComparison.Ordinal);
        fresh.IsBroken = true;
        Assert.Contains("a job is answered with 500", await Refusal(split, next), StringComparison.Ordinal);

        Assert.Equal(before, Active);
        Assert.Equal(
            Revision("jobs-api", az.Release),
            (await File.ReadAllTextAsync(Path.Combine(az.Path, "traffic"))).Trim()
        );
        Assert.Equal(az.Release.Manifest.Digest, (await Azure.RunningAsync(CancellationToken.None))!.Digest);
    }

    [UnixFact]
    public async Task Ends_what_a_deployment_left_that_was_killed()
    {
        await Azure.FinishAsync(CancellationToken.None);
        await Azure.PutAsync(az.Release, CancellationToken.None);
        string[] before = Active;
        DeployedRelease next = az.Make("1.3.0", 'd');
        foreach (string app in new[] { "jobs-api", "jobs-worker" })
        {
            az.Write($"active-{Revision(app, next)}", "");
            az.Write(
                $"rev-{Revision(app, next)}",
                """{"properties":{"template":{"containers":[{"env":[{"name":"RELEASE_DIGEST","value":"sha256:1"}]}]}}}"""
            );
        }

        await Azure.FinishAsync(CancellationToken.None);

        Assert.Equal(before, Active);
        Assert.Contains("which has no traffic.", Assert.Single(az.Said), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Says_what_is_missing()
    {
        Assert.Contains(
            "needs \"resourceGroup\"",
            Assert.Throws<AutomationException>(() => az.Target("azure-container-apps", "\"api\":\"x\"")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "az is not on PATH",
            Assert
                .Throws<AutomationException>(() =>
                    az.Target("azure-container-apps", "\"resourceGroup\":\"x\"", path: "/nowhere")
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "the app jobs-api",
            az.Target("azure-container-apps", "\"resourceGroup\":\"x\"").Name,
            StringComparison.Ordinal
        );
    }

    private static async Task<string> Refusal(ContainerAppsTarget target, DeployedRelease release) =>
        (await Assert.ThrowsAsync<AutomationException>(() => target.PutAsync(release, CancellationToken.None))).Message;
}
