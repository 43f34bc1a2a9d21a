using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>Matches names typed by people with names of targets: without case and dashes.</summary>
internal static class TargetNames
{
    public static bool Match(string typed, string name) =>
        string.Equals(typed.Replace("-", "", StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="BuildUsageException">No target has the name.</exception>
    public static List<ExecutableTarget> Resolve(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<string> names)
    {
        List<ExecutableTarget> resolved = [];
        foreach (string name in names)
        {
            ExecutableTarget target =
                targets.FirstOrDefault(x => Match(name, x.Name))
                ?? throw new BuildUsageException(
                    $"There is no target '{name}'."
                        + Suggestions.For(name, targets.Where(x => x.Listed).Select(x => x.Name))
                        + " ./build.sh --help lists the targets."
                );
            if (!resolved.Contains(target))
                resolved.Add(target);
        }
        return resolved;
    }
}
