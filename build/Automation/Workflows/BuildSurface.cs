namespace Automation.Workflows;

/// <summary>What a build can be asked for.</summary>
/// <param name="Targets">The names of its targets.</param>
/// <param name="Options">The names of its options, in kebab case.</param>
public sealed record BuildSurface(IReadOnlyCollection<string> Targets, IReadOnlyCollection<string> Options)
{
    /// <summary>What is wrong with a call; null when all that it names exists.</summary>
    public string? Problem(BuildCommand command)
    {
        if (command.Targets.FirstOrDefault(x => !Targets.Contains(x, StringComparer.OrdinalIgnoreCase)) is { } target)
            return $"{target} is no target. ./build.sh --help lists them";
        if (command.Options.FirstOrDefault(x => !Options.Contains(x, StringComparer.OrdinalIgnoreCase)) is { } option)
            return $"--{option} is no option. ./build.sh --help lists them";
        return null;
    }
}
