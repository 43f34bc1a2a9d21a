using System.Text;

namespace Automation.Auditing;

/// <summary>Tells people about known weaknesses of packages.</summary>
public static class AuditReport
{
    /// <summary>Audits the packages of a repository.</summary>
    /// <param name="root">The repository's folder, restored.</param>
    /// <returns>What was found, in a sentence: nothing, or that nobody tells.</returns>
    /// <exception cref="AutomationException">A package has a weakness; all are named.</exception>
    public static string Check(string root) => Of(new PackageAudit(root, AdvisorySources.Any).Run());

    internal static string Of(AuditResult result)
    {
        if (!result.IsAvailable)
            return "No source of packages tells about weaknesses, so nothing is known about them. Add a source that does to NuGet's configuration.";
        if (result.Advisories.Count == 0)
            return "No package has a known weakness.";
        StringBuilder sentence = new($"{result.Advisories.Count} weaknesses of packages are known:");
        foreach (Advisory advisory in result.Advisories)
            sentence
                .Append("\n  ")
                .Append($"{advisory.Package} {advisory.Version}: {advisory.Severity}, {advisory.Page}");
        sentence.Append(
            "\nRaise the version in Directory.Packages.props (a package that only others bring: pin it there), then ./build.sh Restore."
        );
        throw new AutomationException(sentence.ToString());
    }
}
