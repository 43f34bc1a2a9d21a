using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Automation.Deploying;
using Automation.Deploying.Local;
using Automation.Environments;
using Automation.Releasing;
using Automation.Services;

namespace Automation.Tests.Deploying;

/// <summary>A repository with one local environment, dev, and releases of a small service to deploy there.</summary>
internal sealed class DeployableRepository : IDisposable
{
    private const string Program = "Automation.MortalDeployment";
    private readonly GitScratch git = new();
    private readonly ScratchFolder scratch = new();

    // An API here takes the first one or the next one, a worker the third or the fourth.
    private readonly int port = FourPorts();

    public DeployableRepository(string target = "", string settings = "")
    {
        git.Write(
            "deploy/environments/dev.json",
            $$"""
            {"previous":null,"target":{"kind":"local","folder":"dev","port":{{port}}{{target}}},"settings":{{{settings}}},"runs":null}
            """
        );
        git.Commit("feat: begin");
        Variables[DeploymentTargets.FolderVariable] = scratch.Path;
    }

    public static string Binaries { get; } =
        Path.Combine(
            Path.GetDirectoryName(
                Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
            )!,
            Program,
            Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
        );

    public static string ProgramFile { get; } = Path.Combine(Binaries, Program + ".dll");

    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    public List<string> Said { get; } = [];

    public List<string> Steps { get; } = [];

    public RecordedStatus Status { get; } = new();

    public Action<string> Step { get; set; } = _ => { };

    public string Root => git.Path;

    public string Scratch => scratch.Path;

    public int Port => port;

    public string Folder => Path.Combine(scratch.Path, "dev");

    public LocalFolder Files => new(Folder);

    public EnvironmentFile Environment => EnvironmentFile.Read(Root, "dev");

    public DeploymentRecords Records => new(Root, TimeProvider.System);

    public IDeploymentTarget Target =>
        DeploymentTargets.Of(Environment, Root, Variables.GetValueOrDefault, Said.Add, TimeProvider.System, Tell);

    public GitScratch Git => git;

    /// <summary>A release whose service answers as it should, or has a fault.</summary>
    public DeployedRelease Release(
        string version,
        string fault = "none",
        string? answers = null,
        bool hasWorker = false,
        Action<string>? change = null
    )
    {
        string commit = git.Commit($"feat: add {version}");
        string source = Path.Combine(scratch.Path, "source", version);
        foreach (string name in hasWorker ? new[] { "api", "worker" } : ["api"])
        {
            string folder = Directory.CreateDirectory(Path.Combine(source, name)).FullName;
            foreach (string end in new[] { ".dll", ".runtimeconfig.json" })
                File.Copy(Path.Combine(Binaries, Program + end), Path.Combine(folder, Program + end), true);
            File.WriteAllText(Path.Combine(folder, "behaviour"), $"{version}\n{answers ?? commit}\n{fault}\n");
        }
        change?.Invoke(source);
        string output = Directory.CreateDirectory(Path.Combine(scratch.Path, "releases", version)).FullName;
        string archive = $"jobs-{version}-{Runtime()}.tar.gz";
        ArchiveWriter.Write(source, Path.Combine(output, archive), DateTimeOffset.UnixEpoch);
        return Seal(output, version, commit, archive);
    }

    public static DeployedRelease Seal(string folder, string version, string commit, params string[] files)
    {
        ReleaseIdentity identity = new(version, commit, DateTimeOffset.UnixEpoch.AddYears(50))
        {
            AssemblyVersion = "1.0.0.0",
            FileVersion = "1.0.0.0",
        };
        ReleaseManifest manifest = ReleaseManifest.Of(
            identity,
            folder,
            files.Select(x => new PlannedArtifact(
                x,
                x.EndsWith(".oci.tar", StringComparison.Ordinal) ? ArtifactKind.Image : ArtifactKind.FrameworkDependent
            ))
        );
        File.WriteAllText(Path.Combine(folder, ReleaseManifest.Name), manifest.ToString());
        File.WriteAllText(Path.Combine(folder, ReleaseManifest.SumsName), manifest.Sums());
        return new(folder, manifest);
    }

    public DeploymentRequest Request(DeployedRelease release, DeployedRelease? fallback = null) =>
        new(Environment, release, fallback, RecordKind.Deployment, "release", [], "somebody", null)
        {
            Patience = TimeSpan.Zero,
        };

    public Task<DeploymentRecord> DeployAsync(DeployedRelease release, CancellationToken cancellation = default) =>
        DeployAsync(Request(release), cancellation);

    public Task<DeploymentRecord> DeployAsync(DeploymentRequest request, CancellationToken cancellation = default) =>
        new Deployment(Target, Records, Status, TimeProvider.System, Said.Add) { Step = Tell }.RunAsync(
            request,
            cancellation
        );

    public async Task<string> RefusalAsync(DeployedRelease release) =>
        (await Assert.ThrowsAsync<AutomationException>(() => DeployAsync(release))).Message;

    /// <summary>How many processes run from the environment's folder.</summary>
    public int Processes() =>
        Directory
            .GetDirectories("/proc")
            .Where(x => int.TryParse(Path.GetFileName(x), CultureInfo.InvariantCulture, out _))
            .Count(IsOurs);

    public void Dispose()
    {
        ((LocalTarget)Target).StopAsync().GetAwaiter().GetResult();
        git.Dispose();
        scratch.Dispose();
    }

    private bool IsOurs(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(Folder, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Tell(string step)
    {
        Steps.Add(step);
        Step(step);
    }

    private static string Runtime() =>
        $"{(OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    internal static int FourPorts()
    {
        while (true)
        {
            int first = FreePort.Find();
            if (first < 65000 && Enumerable.Range(first, 4).All(IsFree))
                return first;
        }
    }

    private static bool IsFree(int number)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, number);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
