using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;

namespace Nuke.Common;

/// <summary>Where the build runs, which decides how its output looks.</summary>
public abstract class Host
{
    /// <summary>The host of this build.</summary>
    public static Host Instance => NukeBuild.Host;

    /// <summary>Writes the first line of a build.</summary>
    internal virtual void WriteLogo(BuildOutput output) { }

    /// <summary>Writes what stands before a target's output.</summary>
    internal abstract void OpenBlock(BuildOutput output, string name);

    /// <summary>Writes what stands after a target's output.</summary>
    internal virtual void CloseBlock(BuildOutput output) { }

    /// <summary>The form of one line of output.</summary>
    internal abstract string Format(Level level, string text);

    /// <summary>True when the lines of one message are one for the host.</summary>
    internal virtual bool KeepsTogether(Level level) => false;

    /// <summary>Called when the summary is written.</summary>
    internal virtual void Finish(BuildSession session) { }

    /// <summary>The host of that name, or the one that the environment tells of.</summary>
    /// <exception cref="BuildUsageException">There is no host of that name.</exception>
    internal static Host Select(string? name, IReadOnlyDictionary<string, string> environment)
    {
        if (string.Equals(name, nameof(Terminal), StringComparison.OrdinalIgnoreCase))
            return new Terminal();
        if (string.Equals(name, nameof(GitHubActions), StringComparison.OrdinalIgnoreCase))
            return new GitHubActions(environment);
        if (name != null)
            throw new BuildUsageException(
                $"--host takes Terminal or GitHubActions, and '{name}' is none.{Suggestions.For(name, [nameof(Terminal), nameof(GitHubActions)])}",
                ExitCodes.Usage
            );
        return environment.ContainsKey("GITHUB_ACTIONS") ? new GitHubActions(environment) : new Terminal();
    }

    /// <inheritdoc/>
    public override string ToString() => GetType().Name;
}
