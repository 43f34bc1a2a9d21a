using Automation.Deploying.Hosted;
using Automation.Deploying.Local;
using Automation.Environments;

namespace Automation.Deploying;

/// <summary>Makes the target that an environment's file describes.</summary>
public static class DeploymentTargets
{
    /// <summary>A folder that holds the folders of all local environments, instead of the user's own data.</summary>
    public const string FolderVariable = "LOCAL_ENVIRONMENTS";

    private const int DefaultPort = 5180;
    private const int LastPort = 65535 - 3;
    private const int LongestPatience = 3600;
    private const int OfMachine = 60;
    private const int OfCloud = 300;

    /// <summary>Makes it.</summary>
    /// <param name="environment">The file.</param>
    /// <param name="root">The repository's folder.</param>
    /// <param name="variable">Gives the variables of the environment.</param>
    /// <param name="say">Takes a line for each thing that people may want to know.</param>
    /// <exception cref="AutomationException">The file says something that the kind does not have, or a program is missing.</exception>
    public static IDeploymentTarget Of(
        EnvironmentFile environment,
        string root,
        Func<string, string?> variable,
        Action<string> say
    ) => Of(environment, root, variable, say, TimeProvider.System, _ => { });

    /// <summary>Makes it, with a clock and someone who is told of each step before it is done.</summary>
    internal static IDeploymentTarget Of(
        EnvironmentFile environment,
        string root,
        Func<string, string?> variable,
        Action<string> say,
        TimeProvider time,
        Action<string> step
    )
    {
        ArgumentNullException.ThrowIfNull(environment);
        TargetSettings settings = new(environment, variable);
        string folder = FolderOf(environment.Name, root, settings, variable);
        return environment.Kind switch
        {
            "local" => Local(settings, folder, time, say, step),
            "container" => Containers(settings, folder, root, variable, time, say, step),
            "azure-container-apps" => Azure(settings, folder, root, variable, time, say),
            "kubernetes" => Kubernetes(settings, folder, root, variable, time, say),
            _ => throw new AutomationException(
                $"{EnvironmentFile.PathOf(environment.Name)}: there is no kind of target '{environment.Kind}'. There are: local, container, azure-container-apps, kubernetes."
            ),
        };
    }

    private static LocalTarget Local(
        TargetSettings settings,
        string folder,
        TimeProvider time,
        Action<string> say,
        Action<string> step
    )
    {
        settings.ThrowIfUnknown("folder", "port", "secrets", "patience");
        LocalFolder files = new(folder) { Step = step };
        return new(
            files,
            new LocalServices(files, settings, settings.Number("port", DefaultPort, 1, LastPort)),
            settings,
            time,
            say
        )
        {
            Step = step,
            Patience = Patience(settings, OfMachine),
        };
    }

    private static LocalTarget Containers(
        TargetSettings settings,
        string folder,
        string root,
        Func<string, string?> variable,
        TimeProvider time,
        Action<string> say,
        Action<string> step
    )
    {
        settings.ThrowIfUnknown("folder", "port", "secrets", "patience", "image", "engine", "network");
        LocalFolder files = new(folder) { Step = step };
        string[] engines = settings.Text("engine") is { } engine ? [engine] : ["docker", "podman"];
        return new(
            files,
            new ContainerServices(
                files,
                settings,
                CommandLineProgram.Find(engines, root, variable),
                settings.Number("port", DefaultPort, 1, LastPort)
            ),
            settings,
            time,
            say
        )
        {
            Step = step,
            Patience = Patience(settings, OfMachine),
        };
    }

    private static ContainerAppsTarget Azure(
        TargetSettings settings,
        string folder,
        string root,
        Func<string, string?> variable,
        TimeProvider time,
        Action<string> say
    )
    {
        settings.ThrowIfUnknown("folder", "resourceGroup", "api", "worker", "image", "secrets", "patience");
        CommandLineProgram az = CommandLineProgram.Find(["az"], root, variable);
        string group = settings.Needed("resourceGroup");
        return new(
            (
                new(az, group, settings.Text("api") ?? "jobs-api"),
                new(az, group, settings.Text("worker") ?? "jobs-worker")
            ),
            settings,
            new(folder, time, say),
            say
        )
        {
            Patience = Patience(settings, OfCloud),
        };
    }

    private static KubernetesTarget Kubernetes(
        TargetSettings settings,
        string folder,
        string root,
        Func<string, string?> variable,
        TimeProvider time,
        Action<string> say
    )
    {
        settings.ThrowIfUnknown("folder", "namespace", "context", "overlay", "image", "url", "secrets", "patience");
        CommandLineProgram kubectl = CommandLineProgram.Find(["kubectl"], root, variable);
        return new(
            new(kubectl, settings.Needed("namespace"), settings.Text("context")),
            new(root, settings.Text("overlay") ?? settings.Environment),
            settings,
            new(folder, time, say),
            say
        )
        {
            Patience = Patience(settings, OfCloud),
        };
    }

    private static TimeSpan Patience(TargetSettings settings, int seconds) =>
        TimeSpan.FromSeconds(settings.Number("patience", seconds, 1, LongestPatience));

    /// <summary>The folder of an environment on this machine, absolute.</summary>
    private static string FolderOf(
        string environment,
        string root,
        TargetSettings settings,
        Func<string, string?> variable
    )
    {
        string below = settings.Text("folder") is { Length: > 0 } named ? named : environment;
        if (variable(FolderVariable) is { Length: > 0 } all)
            return Path.GetFullPath(Path.Combine(root, all, below));
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        if (data.Length == 0)
            throw new AutomationException(
                $"This user has no folder for data, so that {environment} has none either. Set HOME, or set {FolderVariable} to the folder of all local environments."
            );
        string product =
            Directory
                .GetFiles(root, "*.sln*")
                .Select(x => Path.GetFileNameWithoutExtension(x))
                .Min(StringComparer.Ordinal)
            ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        return Path.Combine(data, product, "environments", below);
    }
}
