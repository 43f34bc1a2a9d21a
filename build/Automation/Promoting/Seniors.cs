namespace Automation.Promoting;

/// <summary>Tells who is a senior: the members of the team, and those who are named one by one.</summary>
/// <param name="rules">Names the team and the people.</param>
/// <param name="isMember">True when a login is in a team; null when that cannot be known.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class Seniors(ApprovalRules rules, Func<string, string, bool?> isMember, Action<string> say)
{
    private readonly Dictionary<string, bool> known = new(StringComparer.OrdinalIgnoreCase);
    private bool isSaid;

    /// <summary>True when a login is a senior's.</summary>
    public bool Contains(string login)
    {
        if (!known.TryGetValue(login, out bool isSenior))
            known[login] = isSenior =
                rules.Seniors.Contains(login, StringComparer.OrdinalIgnoreCase) || IsInTeam(login);
        return isSenior;
    }

    private bool IsInTeam(string login)
    {
        if (rules.Team is not { } team)
            return false;
        bool? answer = isMember(team, login);
        if (answer == null && !isSaid)
        {
            isSaid = true;
            say(
                $"The token may not read who is in the team {team}, or there is no such team: only those count whom {ApprovalRules.Path} names under \"seniors\"."
            );
        }
        return answer ?? false;
    }
}
