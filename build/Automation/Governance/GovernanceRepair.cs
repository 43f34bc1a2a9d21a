using System.Net;
using Automation.GitHub;

namespace Automation.Governance;

/// <summary>Makes the calls that mend what differs, and keeps account of them.</summary>
/// <param name="client">GitHub.</param>
/// <param name="say">Takes what was done, line by line.</param>
internal sealed class GovernanceRepair(GitHubClient client, Action<string> say)
{
    /// <summary>What GitHub says to a pattern of branches that an environment has already.</summary>
    private const HttpStatusCode IsThereAlready = HttpStatusCode.SeeOther;

    private readonly List<string> problems = [];

    /// <summary>How many calls were made and taken.</summary>
    public int Done { get; private set; }

    /// <summary>What was not done: a sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Mends one thing after the other. What GitHub refuses is left; where GitHub itself fails, all that follows is.</summary>
    public void Run(IReadOnlyList<Drift> drifts)
    {
        foreach (Drift drift in drifts.Where(x => x.Calls.Count > 0))
        {
            if (!Mend(drift))
            {
                problems.AddRange(
                    drifts
                        .SkipWhile(x => x != drift)
                        .Skip(1)
                        .Where(x => x.Calls.Count > 0)
                        .Select(x => $"{x.Thing}: not tried, because of that.")
                );
                return;
            }
        }
    }

    /// <summary>Mends one thing.</summary>
    /// <returns>False when nothing else should be tried.</returns>
    private bool Mend(Drift drift)
    {
        for (int i = 0; i < drift.Calls.Count; i++)
        {
            GovernanceCall call = drift.Calls[i];
            string rest =
                i + 1 < drift.Calls.Count ? $" The {drift.Calls.Count - i - 1} calls after it were not made." : "";
            try
            {
                GitHubAnswer answer = client.Ask(call.Method, call.Path, call.Body?.DeepClone());
                if (!answer.IsSuccess && answer.Status != IsThereAlready)
                {
                    problems.Add($"{drift.Thing}: {Refusal(answer)}{(Stops(answer) ? "" : $" {drift.Advice}")}{rest}");
                    return !Stops(answer);
                }
            }
            catch (AutomationException exception)
            {
                problems.Add($"{drift.Thing}: {exception.Message}{rest}");
                return false;
            }
            Done++;
            say($"{drift.Thing}: {call.Method} {call.Path} was done.");
        }
        return true;
    }

    private string Refusal(GitHubAnswer answer)
    {
        try
        {
            client.Good(answer);
            return "";
        }
        catch (AutomationException exception)
        {
            return exception.Message;
        }
    }

    private static bool Stops(GitHubAnswer answer) =>
        answer.Status is HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError;
}
