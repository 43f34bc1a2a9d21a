namespace Template.Jobs.Api.Endpoints;

/// <summary>The bounds of a page of jobs.</summary>
internal static class Paging
{
    public const int Most = 200;

    /// <summary>Reads the bounds of a page.</summary>
    public static bool TryRead(
        string? type,
        string? after,
        int? limit,
        Dictionary<string, string[]> problems,
        out JobId? from,
        out int most
    )
    {
        from = null;
        most = limit ?? 50;
        if (most is < 1 or > Most)
            problems["limit"] = [$"A page has 1 to {Most} jobs."];
        if (!string.IsNullOrEmpty(type) && !JobTypeName.IsValid(type))
            problems["type"] = [JobTypeName.Rule];
        if (after != null && JobId.TryParse(after, out JobId id))
            from = id;
        else if (after != null)
            problems["after"] = [$"'{after}' is not the id of a job. Use 'next' of the page before."];
        return problems.Count == 0;
    }
}
