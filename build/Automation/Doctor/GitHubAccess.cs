using System.Net;
using Automation.GitHub;
using Automation.Processes;
using Automation.Services;

namespace Automation.Doctor;

/// <summary>The repository on GitHub with a token, or why there is none; and what GitHub says of both.</summary>
/// <param name="Connection">The repository and the token; null when one of them is missing.</param>
/// <param name="Answer">What GitHub answers to the token; null when it was not asked or did not answer.</param>
/// <param name="Problem">Why nothing can be seen on GitHub, without a full stop; null when something can.</param>
internal sealed record GitHubAccess(GitHubConnection? Connection, GitHubAnswer? Answer, string? Problem)
{
    /// <summary>Finds the token and asks GitHub once.</summary>
    public static GitHubAccess Open(ExaminedRepository repository)
    {
        if (!repository.IsGit)
            return Without("no git repository");
        try
        {
            if (GitHubConnection.Find(repository.Root, AnyToken) is null)
                return Without("no remote on GitHub");
            string? token = Given(repository, "GITHUB_TOKEN") ?? Given(repository, "GH_TOKEN") ?? OfProgram(repository);
            if (token == null)
                return Without("no token (GITHUB_TOKEN, GH_TOKEN or gh auth login)");
            GitHubConnection connection = GitHubConnection.Find(
                repository.Root,
                x => x == "GITHUB_TOKEN" ? token : repository.Variable(x)
            )!;
            GitHubAnswer? answer = repository.Within(() =>
            {
                using GitHubClient client = new(connection, repository.Time, _ => { });
                return client.Ask(HttpMethod.Get, "{repo}");
            });
            return new(connection, answer, answer == null ? $"{connection.Api.Host} does not answer" : Refusal(answer));
        }
        catch (AutomationException exception)
        {
            return Without(exception.Message.TrimEnd('.'));
        }

        // Whether there is a repository on GitHub is asked first: gh is started only for one.
        string? AnyToken(string name) => name is "GITHUB_TOKEN" ? "any" : repository.Variable(name);
    }

    private static GitHubAccess Without(string reason) => new(null, null, reason);

    private static string? Refusal(GitHubAnswer answer) =>
        answer.Status == HttpStatusCode.OK ? null : $"GitHub answers {(int)answer.Status} to the token";

    private static string? Given(ExaminedRepository repository, string name) =>
        repository.Variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static string? OfProgram(ExaminedRepository repository)
    {
        if (ProgramPath.Find("gh", repository.Variable("PATH") ?? "") is not { } program)
            return null;
        CommandResult? result = repository.Within(() => new Command(program, ["auth", "token"], repository.Root).Run());
        return result is { ExitCode: 0 } && result.Output.Trim() is { Length: > 0 } token ? token : null;
    }
}
