using System.Net;
using System.Text.Json;

namespace Automation.GitHub;

/// <summary>Tells in sentences why GitHub refused, and what to do.</summary>
internal static class GitHubRefusal
{
    /// <summary>Which permission a part of the API asks for; the first one whose name is in the path counts.</summary>
    private static readonly (string Part, string Permission)[] Permissions =
    [
        ("/memberships/", "'Members: read' of the organization (scope read:org)"),
        ("/teams", "'Members: read' of the organization (scope read:org)"),
        ("/releases", "'Contents: write'"),
        ("/git/", "'Contents: write'"),
        ("/contents", "'Contents: read'"),
        ("/pulls", "'Pull requests: write'"),
        ("/issues", "'Pull requests: write'"),
        ("/deployments", "'Deployments: write'"),
        ("/attestations", "'Attestations: write'"),
        ("/environments", "'Administration: write' and 'Environments: write'"),
        ("/rulesets", "'Administration: write'"),
        ("/protection", "'Administration: write'"),
        ("/actions/permissions", "'Administration: write'"),
        ("/actions/", "'Actions: read'"),
    ];

    /// <summary>The failure that an answer stands for.</summary>
    public static AutomationException Of(GitHubAnswer answer)
    {
        string message = Message(answer) is { } text ? $": {text}" : "";
        return new AutomationException(
            answer.Status switch
            {
                HttpStatusCode.Unauthorized =>
                    $"GitHub does not accept the token (401 for {answer.Request}{message}). It is wrong or has expired: set GITHUB_TOKEN or GH_TOKEN to another one, such as that of gh auth token.",
                HttpStatusCode.Forbidden =>
                    $"The token may not do {answer.Request} (403{message}). {Needs(answer)} Give it that, or use another one in GITHUB_TOKEN.",
                HttpStatusCode.NotFound =>
                    $"GitHub knows nothing at {answer.Request} (404{message}), or the token may not see it. Look at the names in the path. {Needs(answer)}",
                HttpStatusCode.UnprocessableEntity =>
                    $"GitHub refuses what it was sent in {answer.Request} (422{message}).{Errors(answer)} Mend what it names, and run this again.",
                HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
                or HttpStatusCode.MovedPermanently =>
                    $"What {answer.Request} names has moved ({(int)answer.Status}{message}). Give git its new address: git remote set-url origin ADDRESS",
                >= HttpStatusCode.InternalServerError =>
                    $"GitHub failed at {answer.Request} ({(int)answer.Status}{message}).{(answer.Request.StartsWith("GET ", StringComparison.Ordinal) ? "" : " Whether it did something is not known.")} Run this again later.",
                _ =>
                    $"GitHub refused {answer.Request} ({(int)answer.Status}{message}).{Errors(answer)} Mend what it names, and run this again.",
            }
        );
    }

    /// <summary>What GitHub says itself, in one line; null when it says nothing.</summary>
    public static string? Message(GitHubAnswer answer) =>
        answer.TryJson() is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty("message", out JsonElement message)
        && message.ValueKind == JsonValueKind.String
            ? Line(message.GetString()!)
            : null;

    /// <summary>True when something has the name already that was to be made.</summary>
    public static bool IsThereAlready(GitHubAnswer answer) =>
        answer.Status == HttpStatusCode.UnprocessableEntity
        && Errors(answer).Contains("already_exists", StringComparison.Ordinal);

    private static string Needs(GitHubAnswer answer)
    {
        if (answer.Header("X-GitHub-SSO") != null)
            return "It is not authorized for the organization's single sign-on.";
        string? permissions =
            answer.Header("X-Accepted-GitHub-Permissions") ?? answer.Header("X-Accepted-OAuth-Scopes");
        if (!string.IsNullOrWhiteSpace(permissions))
            return $"It needs: {Line(permissions)}.";
        string? known = Permissions
            .FirstOrDefault(x => answer.Request.Contains(x.Part, StringComparison.Ordinal))
            .Permission;
        return $"It needs the permission {known ?? "'Metadata: read' of the repository"}.";
    }

    private static string Errors(GitHubAnswer answer)
    {
        if (
            answer.TryJson() is not { ValueKind: JsonValueKind.Object } body
            || !body.TryGetProperty("errors", out JsonElement errors)
        )
            return "";
        IEnumerable<string> texts =
            errors.ValueKind == JsonValueKind.Array ? errors.EnumerateArray().Select(Error) : [Error(errors)];
        return $" It names: {Line(string.Join("; ", texts))}.";
    }

    private static string Error(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object
            ? string.Join(
                ' ',
                new[] { "resource", "field", "code", "message" }
                    .Select(x => error.TryGetProperty(x, out JsonElement value) ? value.ToString() : "")
                    .Where(x => x.Length > 0)
            )
            : error.ToString();

    private static string Line(string text) =>
        string.Concat(text.Select(x => char.IsControl(x) ? ' ' : x)).Trim().TrimEnd('.');
}
