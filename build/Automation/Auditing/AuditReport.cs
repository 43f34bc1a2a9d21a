using System.Text;

namespace Automation.Auditing;

/// <summary>Tells people about known weaknesses of packages, and how to get rid of each.</summary>
public static class AuditReport
{
    private const string Clean = "No package has a known weakness.";

    /// <summary>Audits the packages of a repository, those of NuGet and those of npm.</summary>
    /// <param name="root">The repository's folder, restored.</param>
    /// <returns>What was found, in sentences: nothing, or that nobody tells.</returns>
    /// <exception cref="AutomationException">A package has a weakness, and all are named; or a source could not be asked.</exception>
    public static string Check(string root)
    {
        AdvisorySources? sources = null;
        try
        {
            AuditResult result = new PackageAudit(root, x => (sources = AdvisorySources.Ask(x)).Tells).Run();
            PackageOrigin origin = new(root);
            PackageFix fix = new(root);
            Remedy[] remedies =
            [
                .. result.Advisories.Select(x =>
                {
                    PackageUse[] uses = [.. result.Uses.Where(y => y.Package == x.Package && y.Version == x.Version)];
                    string? version = sources?.FirstWithout(x.Package, x.Version);
                    return new Remedy(x, origin.Of(uses), fix.Of(x.Package, version, uses));
                }),
            ];
            (IReadOnlyList<Remedy> ofNpm, IReadOnlyList<string> notes) = new NpmAudit(root, NpmAudit.Start).Run();
            return Of(result.IsAvailable, [.. remedies, .. ofNpm], notes);
        }
        finally
        {
            sources?.Dispose();
        }
    }

    /// <param name="isAvailable">False when no source of NuGet's packages tells about weaknesses.</param>
    /// <param name="remedies">The weaknesses.</param>
    /// <param name="notes">What was not looked at.</param>
    internal static string Of(bool isAvailable, IReadOnlyList<Remedy> remedies, IReadOnlyList<string> notes)
    {
        string state = isAvailable
            ? Clean
            : "No source of packages tells about weaknesses, so nothing is known about them. Add a source that does to NuGet's configuration.";
        if (remedies.Count == 0)
            return string.Join('\n', [state, .. notes]);
        StringBuilder text = new(
            $"{remedies.Count} {(remedies.Count == 1 ? "weakness" : "weaknesses")} of packages are known:"
        );
        foreach ((Advisory advisory, IReadOnlyList<string> origins, string fix) in remedies)
        {
            text.Append($"\n  {advisory.Package} {advisory.Version}: {advisory.Severity}, {advisory.Page}");
            foreach (string origin in origins)
                text.Append($"\n    {origin}");
            text.Append($"\n    {fix}");
        }
        foreach (string note in notes)
            text.Append('\n').Append(note);
        text.Append("\nThen run ./build.sh Restore, which writes the lock files anew, and ./build.sh Audit.");
        throw new AutomationException(text.ToString());
    }
}
