using System.Diagnostics.CodeAnalysis;
using Automation.GitHub.Loopback;
using Automation.Promoting;

namespace Automation.Rehearsing;

/// <summary>Who takes part in a rehearsal.</summary>
/// <param name="Bot">The App that opens pull requests and publishes releases.</param>
/// <param name="Seniors">Enough seniors for one promotion.</param>
/// <param name="Others">Enough people who are no seniors.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh Rehearse runs it in CI.")]
public sealed record RehearsedPeople(string Bot, IReadOnlyList<string> Seniors, IReadOnlyList<string> Others)
{
    private static readonly string[] Names = ["adam", "berta", "carl", "dora", "emil", "frida"];

    /// <summary>Invites the people that the rules of the repository ask for.</summary>
    /// <param name="rules">The rules.</param>
    public static RehearsedPeople For(ApprovalRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        string[] seniors =
        [
            .. rules.Seniors.Concat(["sara", "sven", "selma"]).Take(Math.Max(1, rules.SeniorApprovals)),
        ];
        return new RehearsedPeople("promotion[bot]", seniors, Names[..Math.Min(Names.Length, rules.Approvals)]);
    }

    /// <summary>Lets a GitHub know them, each with a token of the same name.</summary>
    /// <param name="github">The GitHub.</param>
    /// <param name="team">The team of the seniors; null for none.</param>
    public void Join(LoopbackGitHub github, string? team)
    {
        ArgumentNullException.ThrowIfNull(github);
        foreach (string login in (string[])[Bot, .. Seniors, .. Others])
            github.AddUser(login, TokenOf(login));
        if (team != null)
            github.AddTeam(team, [.. Seniors]);
    }

    /// <summary>Somebody's token.</summary>
    public static string TokenOf(string login) =>
        $"token-of-{login.Replace("[bot]", "-bot", StringComparison.Ordinal)}";
}
