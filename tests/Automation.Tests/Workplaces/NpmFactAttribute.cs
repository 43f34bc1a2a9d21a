using Automation.Processes;
using Automation.Services;

namespace Automation.Tests.Workplaces;

/// <summary>A test that needs the devcontainers command, which npm brings where it has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NpmFactAttribute : FactAttribute
{
    /// <summary>The package of the command.</summary>
    public const string Package = "@devcontainers/cli@0.89.0";

    private static readonly Lazy<string?> Missing = new(WhyMissing);

    public NpmFactAttribute() => Skip = Missing.Value;

    private static string? WhyMissing()
    {
        if (OperatingSystem.IsWindows() || ProgramPath.Find("npm") == null)
            return "npm is not installed.";
        CommandResult view = new Command("npm", ["view", Package, "version"], Path.GetTempPath()).Run();
        return view.ExitCode == 0 && view.Output.Length > 0 ? null : $"npm does not find {Package}.";
    }
}
