using System.Globalization;
using System.Net;
using Automation.GitHub;
using Automation.Governance;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>The token for GitHub is accepted and may do what targets do with it.</summary>
internal sealed class SufficientToken()
    : DoctorRule(
        "DR019",
        HealthSeverity.Low,
        "GitHub token",
        "The token for GitHub is accepted, and has the scopes that targets need"
    )
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        GitHubAccess access = repository.GitHub;
        return access.Answer == null
            ? DoctorAnswer.NotLooked(access.Problem!)
            : DoctorAnswer.Of(Judge(access.Answer, repository), Words(access.Answer));
    }

    private IEnumerable<DoctorFinding> Judge(GitHubAnswer answer, ExaminedRepository repository)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            yield return Found(
                "GitHub",
                GitHubRefusal.Of(answer).Message,
                "gh auth login",
                harm: HealthSeverity.Medium
            );
            yield break;
        }
        string[] has = Scopes(answer) ?? ["repo", "workflow", "read:org"];
        if (!has.Contains("repo", StringComparer.Ordinal))
            yield return Missing("repo", "Release, Promote and ReleaseNotes");
        if (
            !has.Contains("workflow", StringComparer.Ordinal)
            && repository.Files.Files.Any(x => x.StartsWith(".github/workflows/", StringComparison.Ordinal))
        )
            yield return Missing("workflow", "a push that changes a workflow");
        if (!has.Any(x => x is "read:org" or "write:org" or "admin:org") && repository.Files.Has(GovernanceFile.Path))
            yield return Missing("read:org", "CheckGovernance and the check of approvals");
        if (Ends(answer) is { } end && end - repository.Time.GetUtcNow() < Soon)
            yield return Found(
                "GitHub",
                $"The token for GitHub expires on {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.",
                "Make another one, or gh auth login"
            );
    }

    private DoctorFinding Missing(string scope, string need) =>
        Found("GitHub", $"The token lacks the scope {scope}, which {need} need.", $"gh auth refresh --scopes {scope}");

    /// <summary>The scopes of a classic token; null for one with permissions, which GitHub does not list.</summary>
    private static string[]? Scopes(GitHubAnswer answer) =>
        answer
            .Header("X-OAuth-Scopes")
            ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset? Ends(GitHubAnswer answer) =>
        DateTimeOffset.TryParse(
            answer.Header("GitHub-Authentication-Token-Expiration")?.Replace(" UTC", "Z", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset end
        )
            ? end
            : null;

    private static string Words(GitHubAnswer answer) =>
        Scopes(answer) is { } scopes
            ? $"scopes {string.Join(", ", scopes)}"
            : "accepted; GitHub does not list what it may do";
}
