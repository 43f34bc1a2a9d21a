using System.Diagnostics.CodeAnalysis;
using Automation.Processes;

namespace Automation.Templating.Trying;

/// <summary>Starts what a case needs as a user on a machine would who lacks something: nothing of the build that tries gets through.</summary>
/// <param name="scratch">A folder for what it needs.</param>
/// <param name="variable">Gives the variables of the environment.</param>
/// <param name="cancellation">Ends the trial before the next program.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh TestTemplate runs it in CI.")]
public sealed class TrialHost(string scratch, Func<string, string?> variable, CancellationToken cancellation)
{
    private const string Loopback = "ip link set lo up && exec \"$@\"";

    private const string Locked =
        "mount --bind \"$HOME\" \"$HOME\" && mount -o remount,bind,ro \"$HOME\" && exec \"$@\"";

    // What a build program passes on to what it starts, what a runner says of itself, and what a hook says of its commit.
    private static readonly string[] Foreign =
    [
        "BUILD_ROOT",
        "BUILD_STALE",
        "BootstrapArtifacts",
        "BuildEngine",
        "RedisClient",
        "CI",
        "GITHUB_ACTIONS",
        "GITHUB_REPOSITORY",
        "GITHUB_TOKEN",
        "GH_TOKEN",
        "HUSKY",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_WORK_TREE",
    ];

    /// <summary>Runs a program to its end.</summary>
    /// <param name="machine">What the machine lacks.</param>
    /// <param name="folder">The folder in which it starts.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">The arguments.</param>
    public CommandResult Run(TrialMachine machine, string folder, string program, params string[] arguments) =>
        Run(machine, new Command(program, arguments, folder));

    /// <summary>Runs a program to its end.</summary>
    /// <param name="machine">What the machine lacks.</param>
    /// <param name="command">The program.</param>
    public CommandResult Run(TrialMachine machine, Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancellation.ThrowIfCancellationRequested();
        Dictionary<string, string?> variables = new(command.Environment, StringComparer.Ordinal)
        {
            ["GIT_CONFIG_GLOBAL"] = GitConfiguration(),
            ["GIT_CONFIG_NOSYSTEM"] = "1",
        };
        foreach (string name in Foreign)
            variables[name] = null;
        if (machine == TrialMachine.WithoutGit)
            variables["PATH"] = PathWithoutGit();
        string[] whole = [command.Program, .. command.Arguments];
        string[] wrapped = machine switch
        {
            TrialMachine.WithoutNetwork => ["unshare", "-rn", "sh", "-c", Loopback, "sh", .. whole],
            TrialMachine.ReadOnlyHome => ["unshare", "-rm", "sh", "-c", Locked, "sh", .. whole],
            _ => whole,
        };
        CommandResult result = (
            command with
            {
                Program = wrapped[0],
                Arguments = wrapped[1..],
                Environment = variables,
            }
        ).Run();
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>Why a machine cannot be had here; null when it can.</summary>
    public string? Missing(TrialMachine machine)
    {
        if (machine == TrialMachine.Usual)
            return null;
        if (OperatingSystem.IsWindows())
            return "needs a Unix";
        try
        {
            return Run(machine, scratch, "true").ExitCode == 0 ? null : "needs the right to unshare namespaces";
        }
        catch (AutomationException)
        {
            return "needs unshare";
        }
    }

    private string GitConfiguration()
    {
        string file = Path.Combine(scratch, "gitconfig");
        if (!File.Exists(file))
            File.WriteAllText(
                file,
                "[user]\n\tname = Somebody\n\temail = somebody@example.org\n[commit]\n\tgpgsign = false\n[init]\n\tdefaultBranch = main\n"
            );
        return file;
    }

    /// <summary>The same programs, found through links, without git.</summary>
    private string PathWithoutGit()
    {
        List<string> folders = [];
        foreach (string folder in (variable("PATH") ?? "").Split(Path.PathSeparator).Where(Directory.Exists))
        {
            if (!File.Exists(Path.Combine(folder, "git")))
            {
                folders.Add(folder);
                continue;
            }
            string links = Path.Combine(scratch, "path" + folder.Replace(Path.DirectorySeparatorChar, '-'));
            folders.Add(links);
            if (Directory.Exists(links))
                continue;
            Directory.CreateDirectory(links);
            foreach (string file in Directory.EnumerateFiles(folder).Where(x => Path.GetFileName(x) != "git"))
                File.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(file)), file);
        }
        return string.Join(Path.PathSeparator, folders);
    }
}
