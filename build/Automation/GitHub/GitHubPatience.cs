using System.Globalization;
using System.Net;

namespace Automation.GitHub;

/// <summary>Whether a request is sent again, and when.</summary>
/// <param name="time">The clock.</param>
/// <param name="say">Takes what people should know, line by line.</param>
internal sealed class GitHubPatience(TimeProvider time, Action<string> say)
{
    /// <summary>How often a request is sent again.</summary>
    public const int Retries = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Waits when the answer is one that asks for it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isRead">True when the request changes nothing, so that it may be sent twice.</param>
    /// <param name="attempt">How often the request was sent before this time.</param>
    /// <returns>True when the request is to be sent again.</returns>
    /// <exception cref="AutomationException">The limit of requests is used up, and waiting would take too long.</exception>
    public bool Waits(GitHubAnswer answer, bool isRead, int attempt)
    {
        if (Limit(answer) is { } wait)
        {
            if (wait > Longest || attempt >= Retries)
                throw new AutomationException(
                    $"GitHub's limit of requests is used up ({(int)answer.Status} for {answer.Request}) until {(time.GetUtcNow() + wait).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC. Run this again then, or with another token."
                );
            Wait(wait, $"GitHub's limit of requests is used up; going on in {Seconds(wait)} s.");
            return true;
        }
        if ((int)answer.Status < 500 || !isRead || attempt >= Retries)
            return false;
        WaitAgain($"GitHub answered {(int)answer.Status} to {answer.Request}", attempt);
        return true;
    }

    /// <summary>Waits longer each time.</summary>
    /// <param name="problem">What went wrong, for people.</param>
    /// <param name="attempt">How often the request was sent before this time.</param>
    public void WaitAgain(string problem, int attempt)
    {
        TimeSpan pause = TimeSpan.FromSeconds(1 << attempt);
        Wait(pause, $"{problem}; trying again in {Seconds(pause)} s.");
    }

    /// <summary>How long the limit asks to wait; null when none is reached.</summary>
    private TimeSpan? Limit(GitHubAnswer answer)
    {
        if (answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
            return null;
        if (
            int.TryParse(answer.Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        )
            return TimeSpan.FromSeconds(seconds);
        if (
            answer.Header("X-RateLimit-Remaining") == "0"
            && long.TryParse(
                answer.Header("X-RateLimit-Reset"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out long reset
            )
        )
        {
            // One second more: the limit is counted in whole ones, on a clock that is not this one.
            TimeSpan wait =
                DateTimeOffset.FromUnixTimeSeconds(Math.Min(reset, 253402300799))
                - time.GetUtcNow()
                + TimeSpan.FromSeconds(1);
            return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
        }
        // https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: a minute where nothing else is said.
        bool isSecondary =
            answer.Status == HttpStatusCode.TooManyRequests
            || GitHubRefusal.Message(answer)?.Contains("rate limit", StringComparison.OrdinalIgnoreCase) == true;
        return isSecondary ? Longest : null;
    }

    private void Wait(TimeSpan pause, string why)
    {
        say(why);
        Task.Delay(pause, time).GetAwaiter().GetResult();
    }

    private static string Seconds(TimeSpan time) =>
        Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
