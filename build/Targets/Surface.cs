using System.Reflection;
using System.Text.Json;
using Automation;
using Automation.Processes;
using Automation.Workflows;
using Nuke.Common;

namespace Targets;

/// <summary>What this build can be asked for, read from its own types.</summary>
internal static class Surface
{
    /// <summary>The options that the engine has in every build.</summary>
    private static readonly string[] EngineOptions =
    [
        "continue",
        "help",
        "host",
        "no-logo",
        "plan",
        "profile",
        "root",
        "skip",
        "verbosity",
    ];

    /// <summary>The targets and options that a build class declares, with those of its capabilities.</summary>
    public static BuildSurface Read(Type build)
    {
        PropertyInfo[] members = [.. build.GetInterfaces().Append(build).SelectMany(x => x.GetProperties())];
        return new BuildSurface(
            [.. members.Where(x => x.PropertyType == typeof(Target)).Select(x => x.Name)],
            [
                .. EngineOptions,
                .. members
                    .Where(x => x.GetCustomAttribute<ParameterAttribute>() != null)
                    .SelectMany(x => new[] { x.Name, Kebab(x.Name) }),
            ]
        );
    }

    /// <summary>The targets that run when some are asked for, as the plan of the build gives them.</summary>
    public static IReadOnlyCollection<string> Reach(string root, IReadOnlyList<string> targets)
    {
#if NUKE
        // The package shows its plan in a browser and prints none. The embedded engine's run of this rule covers it.
        return [.. Automation.Gates.GateList.All.Select(x => x.Target)];
#else
        if (targets.Count == 0)
            return [];
        CommandResult result = new Command(
            Path.Combine(root, OperatingSystem.IsWindows() ? "build.cmd" : "build.sh"),
            [.. targets, "--plan", "json"],
            root
        ).Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"The plan of {string.Join(' ', targets)} cannot be had: {result.Output}{result.Error}"
            );
        using JsonDocument plan = JsonDocument.Parse(result.Output);
        return
        [
            .. plan.RootElement.GetProperty("targets").EnumerateArray().Select(x => x.GetProperty("name").GetString()!),
        ];
#endif
    }

    private static string Kebab(string name) =>
        string.Concat(
            name.Select(
                (x, i) => char.IsUpper(x) && i > 0 ? $"-{char.ToLowerInvariant(x)}" : $"{char.ToLowerInvariant(x)}"
            )
        );
}
