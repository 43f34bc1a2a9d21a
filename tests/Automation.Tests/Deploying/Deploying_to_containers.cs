using System.Formats.Tar;
using System.Text;
using Automation.Deploying;
using Automation.Releasing;
using Automation.Services;

namespace Automation.Tests.Deploying;

public sealed class Deploying_to_containers : IDisposable
{
    // The engine: a container is a small service of the version that its label has.
    private const string Answers = """
        "load "*) echo "Loading layers"; echo "Loaded image: jobs:latest" ;;
        "pull "*) ;;
        "image inspect"*) echo "sha256:of-$5" ;;
        "run "*)
          for x; do case $last in --name) name=$x ;; --publish) port=${x#127.0.0.1:}; port=${port%:*} ;; esac
          case $x in version=*) version=${x#version=} ;; esac; last=$x; done
          env | grep -c '^Api__Keys__0=secret-key$' >$here/$name.key
          echo "$here/app/$version/Automation.MortalDeployment.dll --Urls=http://127.0.0.1:$port" >$here/$name.command
          dotnet exec $(cat $here/$name.command) >$here/$name.log 2>&1 </dev/null &
          echo $! >$here/$name.pid ;;
        "start "*)
          grep -q '^[0-9]* [^)]*) [^Z]' /proc/$(cat $here/$2.pid)/stat 2>/dev/null && exit 0
          dotnet exec $(cat $here/$2.command) >$here/$2.log 2>&1 </dev/null & echo $! >$here/$2.pid ;;
        "inspect "*)
          [ -f $here/$4.pid ] || exit 1
          running=true; grep -q '^[0-9]* [^)]*) [^Z]' /proc/$(cat $here/$4.pid)/stat 2>/dev/null || running=false
          case $3 in *RestartCount*) echo "$running 0" ;; *) echo $running ;; esac ;;
        "stop "*) [ -f $here/$4.pid ] && kill $(cat $here/$4.pid); exit 0 ;;
        "rm "*) [ -f $here/$3.pid ] && { kill -9 $(cat $here/$3.pid) 2>/dev/null; rm $here/$3.pid; }; exit 0 ;;
        "logs "*) cat $here/$4.log ;;
        """;

    private readonly StandIn docker = new("docker", Answers);
    private readonly int port = DeployableRepository.FourPorts();

    public Deploying_to_containers()
    {
        Add("1.2.0", "none");
    }

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(docker.Path, "*.pid"))
        {
            if (
                ProcessIdentity.Of(
                    int.Parse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture)
                ) is
                { } process
            )
                DetachedService.StopAsync(process, TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();
        }
        docker.Dispose();
    }

    private IDeploymentTarget Engine =>
        docker.Target(
            "container",
            $"\"port\":{port},\"network\":\"jobs\",\"patience\":10",
            "\"Api__Keys__0\":\"secret-key\",\"Worker__Concurrency\":\"2\"",
            $"{docker.Path}/bin"
        );

    private void Add(string version, string fault)
    {
        foreach (string end in new[] { ".dll", ".runtimeconfig.json" })
        {
            string file = Path.Combine(docker.Path, "app", version, "Automation.MortalDeployment" + end);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(Path.ChangeExtension(DeployableRepository.ProgramFile, null) + end, file);
        }
        docker.Write($"app/{version}/behaviour", $"{version}\n{new string('c', 40)}\n{fault}\n");
    }

    [UnixFact]
    public async Task Runs_the_new_ones_beside_the_old_ones_hardened_and_by_digest()
    {
        await Engine.PutAsync(docker.Release, CancellationToken.None);
        Add("1.3.0", "none");
        DeployedRelease next = docker.Make("1.3.0", 'd');
        docker.Forget();

        RunningRelease put = await Engine.PutAsync(next, CancellationToken.None);

        Assert.Equal(put, await Engine.RunningAsync(CancellationToken.None));
        Assert.Equal((next.Manifest.Digest, port + 1, true), (put.Digest, put.Address.Port, put.IsHealthy));
        Assert.Equal("the containers jobs-dev of docker", Engine.Name);
        Assert.Contains($"pull registry.example/shop/jobs-api@sha256:{new string('d', 64)}", docker.Calls);
        string run = Assert.Single(
            docker.Calls,
            x => x.StartsWith("run --detach --name jobs-dev-1-api", StringComparison.Ordinal)
        );
        foreach (
            string expected in new[]
            {
                "--restart unless-stopped --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges",
                $"--publish 127.0.0.1:{port + 1}:8080 --network jobs --volume ",
                $"--label digest={next.Manifest.Digest}",
                "--env Api__Keys__0 ",
                $" sha256:of-registry.example/shop/jobs-api@sha256:{new string('d', 64)}",
            }
        )
            Assert.Contains(expected, run, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", string.Concat(docker.Calls), StringComparison.Ordinal);
        Assert.DoesNotContain("Worker__", run, StringComparison.Ordinal);
        Assert.Equal("1", (await File.ReadAllTextAsync(Path.Combine(docker.Path, "jobs-dev-1-api.key"))).Trim());
        Assert.Contains("rm --force jobs-dev-0-worker", docker.Calls);
    }

    [UnixFact]
    public async Task Keeps_the_old_ones_when_the_new_ones_are_broken_and_starts_them_again_when_they_ended()
    {
        await Engine.PutAsync(docker.Release, CancellationToken.None);
        Add("1.3.0", "crash");
        DeployedRelease next = docker.Make("1.3.0", 'd');
        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() =>
            Engine.PutAsync(next, CancellationToken.None)
        );
        Assert.Contains("failed at the step", e.Message, StringComparison.Ordinal);
        Assert.Contains("It cannot go on.", e.Message, StringComparison.Ordinal);
        Assert.True((await Engine.RunningAsync(CancellationToken.None))!.IsHealthy);
        File.Delete(Path.Combine(docker.Path, "jobs-dev-1-api.pid"));
        ProcessIdentity api = ProcessIdentity.Of(
            int.Parse(docker.Read("jobs-dev-0-api.pid"), System.Globalization.CultureInfo.InvariantCulture)
        )!;
        await DetachedService.StopAsync(api, TimeSpan.FromSeconds(5));

        await Engine.FinishAsync(CancellationToken.None);

        Assert.Contains("start jobs-dev-0-api", docker.Calls);
        Assert.True((await Engine.RunningAsync(CancellationToken.None))!.IsHealthy);
    }

    [UnixFact]
    public void Loads_the_image_of_the_release_when_it_has_one()
    {
        string folder = Path.Combine(docker.Path, "release", "with-images");
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "jobs-api-2.0.0.oci.tar");
        using (TarWriter tar = new(File.Create(file)))
        {
            foreach (
                (string name, string text) in new[]
                {
                    ("oci-layout", "{}"),
                    ("index.json", """{"manifests":[{"digest":"sha256:9"}]}"""),
                }
            )
            {
                using MemoryStream content = new(Encoding.UTF8.GetBytes(text));
                tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
            }
        }
        DeployedRelease release = DeployableRepository.Seal(
            folder,
            "2.0.0",
            new string('c', 40),
            Path.GetFileName(file)
        );
        ReleaseImages images = new(
            release,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["api"] = "r.example/jobs-api" }
        );

        Assert.Equal(file, images.Archive("api"));
        Assert.Equal(
            file,
            new ReleaseImages(release, new Dictionary<string, string>(StringComparer.Ordinal)).Archive("api")
        );
        Assert.Equal("r.example/jobs-api@sha256:9", images.Reference("api"));
        Assert.Contains(
            "names no image of the service worker",
            Assert.Throws<AutomationException>(() => images.Reference("worker")).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(ArtifactKind.Image, release.Manifest.Artifacts[0].Kind);
        Assert.ThrowsAny<AutomationException>(() =>
            Engine.PutAsync(release, CancellationToken.None).GetAwaiter().GetResult()
        );
        Assert.Contains($"load --input {file}", docker.Calls);
    }

    [UnixFact]
    public void Says_that_there_is_no_engine() =>
        Assert.Contains(
            "docker or podman is not on PATH",
            Assert
                .Throws<AutomationException>(() => docker.Target("container", "\"port\":5000", path: "/nowhere"))
                .Message,
            StringComparison.Ordinal
        );
}
