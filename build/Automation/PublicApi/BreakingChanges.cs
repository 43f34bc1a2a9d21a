namespace Automation.PublicApi;

/// <summary>Finds out what code that uses the last release would stumble over.</summary>
public static class BreakingChanges
{
    /// <summary>Compares a release with what is now.</summary>
    /// <param name="released">The lines of the release.</param>
    /// <param name="now">The lines now.</param>
    /// <param name="endsDeprecation">True when what the release had marked as obsolete may go: the minor version is raised.</param>
    /// <returns>The lines that break something, each with a minus or a plus and the reason behind it.</returns>
    public static IReadOnlyList<string> Find(
        IReadOnlyList<string> released,
        IReadOnlyList<string> now,
        bool endsDeprecation
    )
    {
        ApiDifference difference = ApiDifference.Between(
            [.. released.Select(ApiLine.Essence)],
            [.. now.Select(ApiLine.Essence)]
        );
        HashSet<string> gone =
        [
            .. difference.Removed.Where(x => !difference.Added.Contains(ApiLine.Opened(x), StringComparer.Ordinal)),
        ];
        HashSet<string> obsoleteTypes =
        [
            .. released.Where(x => ApiLine.IsType(x) && ApiLine.IsObsolete(x)).Select(ApiLine.TypeOf),
        ];
        HashSet<string> types = [.. released.Select(ApiLine.TypeOf)];
        bool WasObsolete(string line) =>
            ApiLine.IsObsolete(line)
            || obsoleteTypes.Any(x =>
                ApiLine.TypeOf(line) == x || ApiLine.TypeOf(line).StartsWith(x + ".", StringComparison.Ordinal)
            );
        return
        [
            .. released
                .Where(x => gone.Contains(ApiLine.Essence(x)) && !ApiLine.IsOverride(x))
                .Select(x => (Line: x, WasObsolete: WasObsolete(x)))
                .Where(x => !x.WasObsolete || !endsDeprecation)
                .Select(x =>
                    $"- {x.Line} ({(x.WasObsolete ? "obsolete, but a patch takes nothing away" : "was not [Obsolete]")})"
                ),
            .. difference
                .Added.Where(x => types.Contains(ApiLine.TypeOf(x)) && ApiLine.AsksForMore(x))
                .Select(x => $"+ {x} (others have to write it)"),
        ];
    }
}
