using Automation.Tools;

namespace Automation.Licensing;

/// <summary>Holds the licences of all packages to those that are allowed.</summary>
public static class LicenseCheck
{
    private const string Accept =
        "Take another package, or accept it in "
        + LicensePolicy.File
        + ": a licence under \"allow\", or a package under \"exceptions\" as { \"package\": \"NAME\", \"versions\": \"[1.2.3]\", \"license\": \"MIT\", \"reason\": \"where you read it\" }; without license it is used whatever its licence is.";

    /// <summary>Checks the packages of the lock files, the tools and npm's packages.</summary>
    /// <param name="root">The repository's folder, restored.</param>
    /// <returns>What was found, in sentences.</returns>
    /// <exception cref="AutomationException">A licence is not allowed, a package is not on this machine, or an exception is not needed; all are named.</exception>
    public static string Check(string root)
    {
        LocalTools tools = new(root);
        // The build restores a tool when it first needs it, which may be later than this.
        if (File.Exists(ToolManifest.FileOf(root)))
            foreach (ListedTool tool in ToolManifest.Read(root).Tools.Where(x => x.StandIn == null))
                tools.Program(tool.Package);
        return Check(root, LocalTools.DefaultPackages());
    }

    internal static string Check(string root, string folder)
    {
        LicensePolicy policy = LicensePolicy.Read(root);
        PackageLicenses packages = new(root, folder);
        IReadOnlyList<LicensedPackage> all = packages.Read();
        if (packages.Missing.Count > 0)
            throw new AutomationException(
                $"{packages.Missing.Count} packages are not on this machine, so their licences cannot be read: {string.Join(", ", packages.Missing)}. Restore them: ./build.sh Restore; tools: ./build.sh Setup"
            );
        List<string> problems = [];
        HashSet<LicenseJudgement> used = [];
        foreach (LicensedPackage package in all.Where(x => x.Expression is not { } own || !policy.Allows(own)))
        {
            if (policy.Exceptions.FirstOrDefault(x => x.IsAbout(package)) is not { } exception)
                problems.Add($"{package} has {Of(package)}, which is not allowed.");
            else if (used.Add(exception) && exception.License is { } found && !policy.Allows(found))
                problems.Add($"{package} is excepted as '{found}', which is not allowed either.");
        }
        problems.AddRange(
            policy
                .Exceptions.Where(x => !used.Contains(x))
                .Select(x =>
                    $"{LicensePolicy.File} excepts {x.Package}, and no such version needs it. Delete the exception."
                )
        );
        return problems.Count == 0
            ? Sentence(all, used.Count, packages.Unused)
            : throw new AutomationException(
                $"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} with licences:\n  {string.Join("\n  ", problems)}\n{Accept}"
            );
    }

    private static string Of(LicensedPackage package) =>
        package.Expression is { } expression ? $"the licence '{expression}'" : package.Instead;

    private static string Sentence(IReadOnlyList<LicensedPackage> all, int excepted, List<string> unused)
    {
        IEnumerable<string> counts = all.Where(x => x.Expression != null)
            .GroupBy(x => x.Expression!, StringComparer.Ordinal)
            .OrderByDescending(x => x.Count())
            .ThenBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => $"{x.Count()} {x.Key}");
        string exceptions = excepted == 0 ? "" : $"; exceptions with a reason: {excepted}";
        return string.Join(
            '\n',
            [
                $"{all.Count} packages have licences that are allowed: {string.Join(", ", counts)}{exceptions}.",
                .. unused,
            ]
        );
    }
}
