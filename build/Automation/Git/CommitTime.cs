namespace Automation.Git;

/// <summary>When a commit was made.</summary>
internal static class CommitTime
{
    /// <param name="id">The commit.</param>
    /// <param name="seconds">The time that git has, in seconds since 1970.</param>
    /// <exception cref="AutomationException">It is in no year from 1 to 9999; git takes others too.</exception>
    public static DateTimeOffset Of(string id, long seconds)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new AutomationException(
                FormattableString.Invariant(
                    $"Commit {id[..7]} was made {seconds} seconds after 1970, which is in no year from 1 to 9999. Commit it again with the time of today: git commit --amend --no-edit; git rebase does the same for an older one."
                ),
                exception
            );
        }
    }
}
