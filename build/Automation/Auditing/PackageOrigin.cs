using Automation.Releasing;

namespace Automation.Auditing;

/// <summary>Says what brings a package into a repository, from the lock files.</summary>
/// <param name="root">The repository's folder.</param>
internal sealed class PackageOrigin(string root)
{
    /// <summary>What brings it in, a part of a sentence for each project. A project that only refers to one of these is left out.</summary>
    public IReadOnlyList<string> Of(IEnumerable<PackageUse> uses)
    {
        List<string> origins = [];
        List<string> others = [];
        foreach (PackageUse use in uses)
        {
            if (use.IsDirect)
                origins.Add($"{use.Project} names it");
            else if (Through(use) is { Length: > 0 } through)
                origins.Add($"{use.Project} through {string.Join(", ", through)}");
            else
                others.Add($"{use.Project}, not by itself");
        }
        return origins.Count > 0 ? origins : others;
    }

    /// <summary>The packages that the project names and that need this one.</summary>
    private string[] Through(PackageUse use)
    {
        string folder = Path.GetDirectoryName(use.Project) ?? "";
        if (!File.Exists(Path.Combine(root, folder, "packages.lock.json")))
            return [];
        return
        [
            .. LockFile
                .Read(root, use.Project)
                .SelectMany(x => x.Values.Where(y => y.IsDirect && Needs(x, y, use.Package)))
                .Select(x => $"{x.Name} {x.Version}")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool Needs(IReadOnlyDictionary<string, LockedPackage> packages, LockedPackage package, string needed)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        Stack<LockedPackage> left = new([package]);
        while (left.TryPop(out LockedPackage? next))
        {
            foreach (string name in next.DependsOn.Where(seen.Add))
            {
                if (string.Equals(name, needed, StringComparison.OrdinalIgnoreCase))
                    return true;
                if (packages.TryGetValue(name, out LockedPackage? known))
                    left.Push(known);
            }
        }
        return false;
    }
}
