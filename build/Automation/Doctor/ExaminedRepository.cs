using Automation.Git;
using Automation.Health;
using Automation.Processes;
using Automation.Tools;

namespace Automation.Doctor;

/// <summary>A repository and the machine that it lies on, as the rules see them: what several rules ask for is read once.</summary>
/// <remarks>The rules run at the same time, so everything here can be asked from several threads.</remarks>
public sealed class ExaminedRepository
{
    private readonly Lazy<HealthRepository> files;
    private readonly Lazy<IReadOnlyList<IndexEntry>> entries;
    private readonly Lazy<IReadOnlyDictionary<string, string>> settings;
    private readonly Lazy<GitHubAccess> gitHub;

    /// <summary>Makes it; nothing is read yet.</summary>
    /// <param name="folder">The repository's folder, or one in it; it need not be a repository.</param>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <exception cref="AutomationException">There is no such folder.</exception>
    public ExaminedRepository(string folder, Func<string, string?> variable)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
            throw new AutomationException($"There is no folder {full}. Name the one that is meant: --repository PATH");
        Root = GitFolders.FindOuter(full) ?? full;
        Variable = variable;
        Home = variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Packages = variable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Home, ".nuget", "packages");
        Sources = () => PackageSources.Read(Root);
        files = new(() => HealthRepository.Open(Root));
        entries = new(() => ReadEntries());
        settings = new(() => ReadSettings());
        gitHub = new(() => GitHubAccess.Open(this));
    }

    /// <summary>The top folder.</summary>
    public string Root { get; }

    /// <summary>Gives the value of an environment variable.</summary>
    public Func<string, string?> Variable { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long somebody over a network may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The folder below which programs keep what is theirs.</summary>
    public string Home { get; init; }

    /// <summary>The folder of NuGet packages.</summary>
    public string Packages { get; init; }

    /// <summary>The folder for what is soon deleted.</summary>
    public string Temporary { get; init; } = Path.GetTempPath();

    /// <summary>The ports that the sample service listens on; none where there is none.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Gives the sources of packages that are in use, addresses and folders.</summary>
    public Func<IReadOnlyList<string>> Sources { get; init; }

    /// <summary>Gives the free bytes of the disk that a folder lies on.</summary>
    public Func<string, long> FreeBytes { get; init; } = x => new DriveInfo(x).AvailableFreeSpace;

    /// <summary>What git is told besides in its environment.</summary>
    public IReadOnlyDictionary<string, string?> GitVariables { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>True when there is a git repository.</summary>
    public bool IsGit => Folders != null;

    /// <summary>The folders of the git repository; null without one.</summary>
    public GitFolders? Folders => GitFolders.Find(Root);

    /// <summary>True on a build server, where nobody commits.</summary>
    public bool IsServer => Variable("CI") is { Length: > 0 } ci && ci != "false";

    /// <summary>True when it has this build.</summary>
    public bool HasBuild => Files.Has("build/_build.csproj") && Files.Has("build.sh");

    /// <summary>True when something in it is built by .NET.</summary>
    public bool HasDotNet =>
        Files.Files.Any(x =>
            Path.GetFileName(x) == "global.json" || Path.GetExtension(x) is ".csproj" or ".fsproj" or ".vbproj"
        );

    /// <summary>The files that git tracks or would add; without git, all.</summary>
    public HealthRepository Files => files.Value;

    /// <summary>What git's index holds; nothing without git.</summary>
    public IReadOnlyList<IndexEntry> Entries => entries.Value;

    /// <summary>The settings of git that count here, of the machine, of the user and of the repository, by their names in lower case.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings.Value;

    /// <summary>GitHub, or why it cannot be asked.</summary>
    internal GitHubAccess GitHub => gitHub.Value;

    /// <summary>The repository for git's own commands.</summary>
    public GitRepository Git => new(Root);

    /// <summary>The local tools.</summary>
    public LocalTools Tools => new(Root, Packages);

    /// <summary>The whole path of something in the repository.</summary>
    /// <param name="path">The path relative to the root.</param>
    public string At(string path) => Path.Combine(Root, path);

    /// <summary>Runs git in the repository.</summary>
    /// <exception cref="AutomationException">git cannot be started.</exception>
    public CommandResult Ask(params IReadOnlyList<string> arguments)
    {
        Command command = Git.Command(arguments);
        Dictionary<string, string?> environment = new(command.Environment, StringComparer.Ordinal);
        foreach ((string name, string? value) in GitVariables)
            environment[name] = value;
        return (command with { Environment = environment }).Run();
    }

    /// <summary>Does something that may hang, for as long as <see cref="Patience"/> allows.</summary>
    /// <returns>What came of it; the default when it took too long.</returns>
    /// <param name="work">The work. It goes on by itself when it takes too long.</param>
    /// <param name="times">How many patiences it may take.</param>
    internal T? Within<T>(Func<T> work, int times = 1)
    {
        Task<T> task = Task.Factory.StartNew(
            work,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        // Asked in this way, a failure is thrown as what it is.
        return Task.WaitAny([task], Patience * times) == 0 ? task.GetAwaiter().GetResult() : default;
    }

    private IReadOnlyList<IndexEntry> ReadEntries() => IsGit ? IndexListing.Read(Git) : [];

    private Dictionary<string, string> ReadSettings()
    {
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (string entry in Ask("config", "--list", "-z").Output.Split('\0'))
        {
            string[] parts = entry.Split('\n', 2);
            read[parts[0]] = parts.Length > 1 ? parts[1] : "true";
        }
        return read;
    }
}
