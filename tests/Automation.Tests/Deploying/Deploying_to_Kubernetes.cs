using Automation.Deploying;
using Automation.Deploying.Hosted;
using Automation.Processes;
using Automation.Services;

namespace Automation.Tests.Deploying;

public sealed class Deploying_to_Kubernetes : IDisposable
{
    private const string Target = "\"namespace\":\"jobs-dev\",\"context\":\"here\"";

    // The cluster: the image that was set or applied last, and the annotations.
    private const string Answers = """
        *proxy/version*) [ -f $here/silent ] && exit 1; cat $here/version ;;
        *proxy/health*) ;;
        "apply "*) cp "$3/kustomization.yaml" $here/applied; sed -n 's/^.*digest: /registry.example\/shop\/jobs-api@/p' $here/applied | head -n 1 | tr -d '\n' >$here/image ;;
        *annotate*) shift 3; printf '{' >$here/marks; comma=; for x; do case $x in *=*) printf '%s"%s":"%s"' "$comma" "${x%%=*}" "${x#*=}" >>$here/marks; comma=, ;; esac; done; printf '}' >>$here/marks ;;
        *metadata.annotations*) [ -f $here/marks ] && cat $here/marks ;;
        "get deployment/jobs-api"*) cat $here/image ;;
        "get deployment/jobs-worker"*) printf registry.example/shop/jobs-worker@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb ;;
        "set image"*) printf '%s' "${4#*=}" >$here/image ;;
        "rollout status"*) [ -f $here/stuck ] && [ "$(cat $here/stuck)" = "$(cat $here/image)" ] && { echo 'error: timed out' >&2; exit 1; }; exit 0 ;;
        """;

    private readonly StandIn kubectl = new("kubectl", Answers);

    public Deploying_to_Kubernetes()
    {
        kubectl.Write(
            "deploy/kubernetes/overlays/dev/kustomization.yaml",
            "images:\n  - name: jobs-api\n    newName: registry.example/jobs-api\n    digest: sha256:0\n"
        );
        Answer("1.2.0");
    }

    public void Dispose() => kubectl.Dispose();

    private IDeploymentTarget Cluster => kubectl.Target("kubernetes", Target);

    private static string Api(char digit) => $"registry.example/shop/jobs-api@sha256:{new string(digit, 64)}";

    private void Answer(string version) =>
        kubectl.Write("version", $$"""{"version":"{{version}}","commit":"{{new string('c', 40)}}"}""");

    [UnixFact]
    public async Task Applies_the_overlay_with_digests_and_waits_for_the_pods()
    {
        using IDisposable held = Cluster.Lock(TimeSpan.Zero);
        Assert.Equal("the namespace jobs-dev of Kubernetes", Cluster.Name);

        RunningRelease put = await Cluster.PutAsync(kubectl.Release, CancellationToken.None);
        RunningRelease running = (await Cluster.RunningAsync(CancellationToken.None))!;

        Assert.Equal(put, running);
        Assert.Equal(kubectl.Release.Manifest.Digest, running.Digest);
        string applied = await File.ReadAllTextAsync(Path.Combine(kubectl.Path, "applied"));
        Assert.Contains("  - ../../deploy/kubernetes/overlays/dev\n", applied, StringComparison.Ordinal);
        Assert.Contains(
            $"  - name: registry.example/jobs-api\n    newName: registry.example/shop/jobs-api\n    digest: sha256:{new string('a', 64)}\n",
            applied,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "rollout status deployment/jobs-worker --timeout=300s --context here --namespace jobs-dev",
            kubectl.Calls
        );
        Assert.False(kubectl.Has("artifacts/overlay-dev/kustomization.yaml"));
    }

    [UnixFact]
    public async Task Puts_the_old_digest_back_when_pods_are_not_ready_or_answer_as_something_else()
    {
        await Cluster.PutAsync(kubectl.Release, CancellationToken.None);
        DeployedRelease next = kubectl.Make("1.3.0", 'd');
        kubectl.Write("stuck", Api('d'));
        string stuck = await Refusal(next);
        Assert.Contains(
            "kubectl rollout status deployment/jobs-api failed: error: timed out",
            stuck,
            StringComparison.Ordinal
        );
        Assert.Equal(Api('a'), await File.ReadAllTextAsync(Path.Combine(kubectl.Path, "image")));

        File.Delete(Path.Combine(kubectl.Path, "stuck"));
        Assert.Contains("answers as 1.2.0 of commit", await Refusal(next), StringComparison.Ordinal);
        kubectl.Write("silent", "");
        Assert.Contains("deployment/jobs-api does not answer /version.", await Refusal(next), StringComparison.Ordinal);
        Assert.Null(await Cluster.RunningAsync(CancellationToken.None));
        Assert.Equal(Api('a'), await File.ReadAllTextAsync(Path.Combine(kubectl.Path, "image")));
    }

    [UnixFact]
    public async Task Puts_back_what_is_current_after_a_deployment_was_killed()
    {
        await Cluster.FinishAsync(CancellationToken.None);
        await Cluster.PutAsync(kubectl.Release, CancellationToken.None);
        kubectl.Write("image", Api('d'));

        await Cluster.FinishAsync(CancellationToken.None);

        Assert.Equal(Api('a'), await File.ReadAllTextAsync(Path.Combine(kubectl.Path, "image")));
        Assert.Contains($"which is not current.", Assert.Single(kubectl.Said), StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Tries_the_service_where_its_address_is_known()
    {
        using AnsweringService service = new("1.2.0", 'c');
        IDeploymentTarget target = kubectl.Target(
            "kubernetes",
            $"\"namespace\":\"jobs-dev\",\"url\":\"{service.Address.OriginalString}\""
        );
        Assert.Equal(service.Address, (await target.PutAsync(kubectl.Release, CancellationToken.None)).Address);
        Assert.Equal(kubectl.Release.Manifest.Digest, (await target.RunningAsync(CancellationToken.None))!.Digest);
        service.IsBroken = true;
        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() =>
            target.PutAsync(kubectl.Release, CancellationToken.None)
        );
        Assert.Contains("a job is answered with 500", e.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Says_what_is_missing()
    {
        Assert.Contains(
            "needs \"namespace\"",
            Missing(() => kubectl.Target("kubernetes", "\"overlay\":\"dev\"")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has no \"port\"",
            Missing(() => kubectl.Target("kubernetes", "\"port\":1")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "kubectl is not on PATH",
            Missing(() => kubectl.Target("kubernetes", Target, path: "/nowhere")),
            StringComparison.Ordinal
        );
        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() =>
            kubectl
                .Target("kubernetes", Target + ",\"overlay\":\"other\"")
                .PutAsync(kubectl.Release, CancellationToken.None)
        );
        Assert.Contains("There is no overlay deploy/kubernetes/overlays/other.", e.Message, StringComparison.Ordinal);
        AutomationException none = await Assert.ThrowsAsync<AutomationException>(() =>
            Cluster.PutAsync(kubectl.Make("1.4.0", 'e', hasImages: false), CancellationToken.None)
        );
        Assert.Contains(
            "neither an archive with the image jobs-api nor its digest in images.json",
            none.Message,
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void Lays_digests_over_the_overlays_of_this_repository()
    {
        // Where kubectl is installed it says what comes out.
        if (ProgramPath.Find("kubectl") is not { } program)
            return;
        Dictionary<string, string> names = new(StringComparer.Ordinal) { ["api"] = "registry.example/shop/jobs-api" };
        string folder = Path.Combine(RepositoryFolder.Path, "artifacts", $"overlay-test-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllText(
                Path.Combine(folder, "kustomization.yaml"),
                new KubernetesOverlay(RepositoryFolder.Path, "dev").Kustomization(
                    folder,
                    names,
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["api"] = Api('a') }
                )
            );
            CommandResult result = new Command(program, ["kustomize", folder], RepositoryFolder.Path).Run();
            Assert.Contains($"image: {Api('a')}", result.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Missing(Action make) => Assert.Throws<AutomationException>(make).Message;

    private async Task<string> Refusal(DeployedRelease release) =>
        (
            await Assert.ThrowsAsync<AutomationException>(() => Cluster.PutAsync(release, CancellationToken.None))
        ).Message;
}
