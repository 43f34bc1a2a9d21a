using Automation.GitHub;

namespace Automation.Governance;

/// <summary>Compares the settings on GitHub with the files, and mends them.</summary>
/// <param name="connection">The repository on GitHub, and the token.</param>
/// <param name="file">The files.</param>
/// <param name="time">The clock.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class GovernanceRun(
    GitHubConnection connection,
    GovernanceFile file,
    TimeProvider time,
    Action<string> say
) : IDisposable
{
    private const string Permissions =
        "a token with 'Administration', 'Environments' and 'Issues' (read for CheckGovernance, write for ApplyGovernance), 'Contents: read', and 'Members: read' of the organization; GITHUB_TOKEN of a workflow cannot have them";

    private readonly GitHubClient client = new(connection, time, say);

    private string Name => $"{client.Connection.Owner}/{client.Connection.Name}";

    /// <summary>Finds the repository on GitHub and reads the files.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <param name="time">The clock.</param>
    /// <param name="say">Takes what people should know, line by line.</param>
    /// <exception cref="AutomationException">There is no token or no repository, or a file is not what it should be.</exception>
    public static GovernanceRun Open(string root, Func<string, string?> variable, TimeProvider time, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(variable);
        GovernanceFile file = GovernanceFile.Read(root);
        if (GitHubConnection.Find(root, variable) is { } connection)
            return new GovernanceRun(connection, file, time, say);
        bool hasToken = new[] { "GITHUB_TOKEN", "GH_TOKEN" }.Any(x => !string.IsNullOrWhiteSpace(variable(x)));
        throw new AutomationException(
            hasToken
                ? "Nothing says which repository on GitHub this is. Set GITHUB_REPOSITORY to OWNER/NAME, or give git the remote: git remote add origin ADDRESS"
                : $"There is no token for GitHub. Set GITHUB_TOKEN or GH_TOKEN to {Permissions}."
        );
    }

    /// <summary>Compares all parts. It reads only.</summary>
    /// <exception cref="AutomationException">The repository cannot be seen.</exception>
    public GovernanceFindings Compare()
    {
        GovernanceFindings findings = new();
        GovernedRepository repository = new(client);
        foreach (IGovernedPart part in file.Parts)
        {
            try
            {
                part.Compare(repository, findings);
            }
            catch (AutomationException exception)
            {
                findings.Problem($"{part.Name} could not be compared. {exception.Message}");
            }
        }
        return findings;
    }

    /// <summary>Tells what differs.</summary>
    /// <exception cref="AutomationException">Something differs, or could not be compared.</exception>
    public void Check()
    {
        GovernanceFindings findings = Compare();
        Tell(findings);
        if (!findings.IsClean)
            throw new AutomationException(
                $"{Lines(findings.Problems)}{Count(findings)} of {Name} on GitHub. Mend it: ./build.sh ApplyGovernance (--dry-run shows the calls first)."
            );
        say($"{Name} is on GitHub as {GovernanceFile.Path} says.");
    }

    /// <summary>Shows each call that <see cref="Apply"/> would make, and changes nothing.</summary>
    /// <exception cref="AutomationException">Something could not be compared.</exception>
    public void Show()
    {
        GovernanceFindings findings = Compare();
        Tell(findings);
        string[] calls = [.. findings.Drifts.SelectMany(x => x.Calls).Select(x => x.ToString())];
        say(calls.Length == 0 ? "No call would be made." : "These calls would be made:");
        foreach (string call in calls)
            say(call);
        string[] left = [.. findings.Problems, .. Unmendable(findings)];
        if (left.Length > 0)
            throw new AutomationException($"This would be left:\n{Lines(left)}".TrimEnd());
    }

    /// <summary>Mends what differs. Run again, it goes on where it stopped, and does nothing twice.</summary>
    /// <exception cref="AutomationException">Something is left; the sentences say what, why and what to do.</exception>
    public void Apply()
    {
        GovernanceFindings findings = Compare();
        Tell(findings);
        GovernanceRepair repair = new(client, say);
        repair.Run(findings.Drifts);
        string[] left = [.. findings.Problems, .. Unmendable(findings), .. repair.Problems];
        string account = repair.Done switch
        {
            0 => left.Length > 0 ? "No call was made." : "No call was needed.",
            1 => "1 call was made.",
            int count => $"{count} calls were made.",
        };
        if (left.Length > 0)
            throw new AutomationException(
                $"{account} This is left:\n{Lines(left)}Then run ./build.sh ApplyGovernance again: it does only what is left."
            );
        say($"{account} {Name} is on GitHub as {GovernanceFile.Path} says.");
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private void Tell(GovernanceFindings findings)
    {
        foreach (string note in findings.Notes)
            say(note);
        if (findings.Drifts.Count > 0)
            say($"What differs:\n{GovernanceTable.Of(findings.Drifts.SelectMany(x => x.Differences))}");
    }

    private static IEnumerable<string> Unmendable(GovernanceFindings findings) =>
        findings.Drifts.Where(x => x.Calls.Count == 0).Select(x => $"{x.Thing}: no call can mend it. {x.Advice}");

    private static string Count(GovernanceFindings findings) =>
        findings.Drifts.Sum(x => x.Differences.Count) switch
        {
            0 => "Not everything could be compared",
            1 => "1 setting differs",
            int count => $"{count} settings differ",
        };

    private static string Lines(IReadOnlyList<string> sentences) => string.Concat(sentences.Select(x => $"{x}\n"));
}
