using Automation.Environments;

namespace Automation.Promoting;

/// <summary>A change that lets another release run in an environment.</summary>
/// <param name="Environment">The environment as it would be.</param>
/// <param name="Release">The release that would run there.</param>
/// <param name="Findings">What is wrong with the change itself.</param>
public sealed record PromotionChange(
    EnvironmentFile Environment,
    EnvironmentRelease Release,
    IReadOnlyList<PolicyFinding> Findings
)
{
    /// <summary>Finds the promotion in a change.</summary>
    /// <param name="files">All files that the change touches.</param>
    /// <returns>The promotion; null when what runs stays the same everywhere.</returns>
    /// <exception cref="AutomationException">A file of an environment cannot be read.</exception>
    public static PromotionChange? Find(IReadOnlyList<FileChange> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        (FileChange File, EnvironmentFile Environment)[] promoted =
        [
            .. files
                .Where(x => x.After != null && NameOf(x.Path) != null)
                .Select(x => (File: x, Environment: EnvironmentFile.Parse(NameOf(x.Path)!, x.After!)))
                .Where(x => x.Environment.Runs is { } runs && runs != Runs(x.File)),
        ];
        if (promoted.Length == 0)
            return null;
        (FileChange file, EnvironmentFile environment) = promoted[0];
        return new PromotionChange(environment, environment.Runs!, [.. Check(files, file, environment)]);
    }

    /// <summary>The name of the environment whose file this is; null for another file.</summary>
    /// <param name="path">The path below the repository's folder.</param>
    public static string? NameOf(string path)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        return EnvironmentFile.PathOf(name) == path && !name.Contains('.', StringComparison.Ordinal) ? name : null;
    }

    private static EnvironmentRelease? Runs(FileChange file) =>
        file.Before is { } before ? EnvironmentFile.Parse(NameOf(file.Path)!, before).Runs : null;

    private static IEnumerable<PolicyFinding> Check(
        IReadOnlyList<FileChange> files,
        FileChange promoted,
        EnvironmentFile environment
    )
    {
        string[] others = [.. files.Where(x => x != promoted).Select(x => x.Path).Order(StringComparer.Ordinal)];
        if (others.Length > 0)
            yield return new PolicyFinding(
                PolicyRule.OneEnvironment,
                $"A promotion changes {promoted.Path} and nothing else, and this one changes {string.Join(", ", others.Take(3))}{(others.Length > 3 ? $" and {others.Length - 3} more" : "")}.",
                "Move that into a pull request of its own."
            );
        if (
            promoted.Before is not { } before
            || EnvironmentFile.Parse(environment.Name, before).With(environment.Runs!) != promoted.After
        )
            yield return new PolicyFinding(
                PolicyRule.OnlyRelease,
                $"More than \"runs\" changes in {promoted.Path}.",
                $"Let the build write it: ./build.sh Promote --to-environment {environment.Name}"
            );
    }
}
