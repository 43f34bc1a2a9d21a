using System.Text;
using Automation.Git;

namespace Automation.Commits;

/// <summary>Tells what is wrong with messages: the same words in the hook and in CI.</summary>
public static class CommitMessageReport
{
    /// <summary>Checks the message in a file that git names to its hook.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="file">The file, relative to the root or full.</param>
    /// <exception cref="AutomationException">The message is not as it should be, or the file cannot be read.</exception>
    public static void CheckFile(string root, string file)
    {
        string full = Path.GetFullPath(Path.Combine(root, file));
        if (!File.Exists(full))
            throw new AutomationException($"{full} does not exist. Name the file that holds the message.");
        string? problem = Describe(CommitRules.Read(root), "The message", File.ReadAllText(full));
        if (problem != null)
            throw new AutomationException(
                $"{problem}\nYour text is kept. To go on with it: git commit -e -F '{Path.GetRelativePath(root, full).Replace('\\', '/')}'"
            );
    }

    /// <summary>Checks the messages of all commits that HEAD leads to, as far as they are there.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="since">A commit that is, with all before it, left out; where git does not know it, nothing is.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="AutomationException">A message is not as it should be.</exception>
    public static int CheckHistory(GitRepository repository, string? since = null)
    {
        CommitRules rules = CommitRules.Read(repository.Root);
        if (repository.TryLine("rev-parse", "--verify", "--quiet", "HEAD") == null)
            return 0;
        bool isKnown = since != null && repository.TryLine("cat-file", "-e", $"{since}^{{commit}}") != null;
        string log = Encoding.UTF8.GetString(
            repository.Run(["log", "-z", "--format=%H%n%B", isKnown ? $"{since}..HEAD" : "HEAD"])
        );
        string[] commits = log.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        List<string> problems = [];
        foreach (string commit in commits)
        {
            int line = commit.IndexOf('\n', StringComparison.Ordinal);
            string id = commit[..line];
            bool isExempt = rules.Exemptions.Keys.Any(x => id.StartsWith(x, StringComparison.Ordinal));
            if (!isExempt && Describe(rules, $"Commit {id[..7]}", commit[(line + 1)..]) is { } problem)
                problems.Add(problem);
        }
        return problems.Count == 0
            ? commits.Length
            : throw new AutomationException(
                $"{string.Join('\n', problems)}\nReword what is not pushed yet: git rebase -i. What is pushed can be listed with a reason under exemptions in {CommitRules.File}."
            );
    }

    private static string? Describe(CommitRules rules, string what, string text)
    {
        CommitMessage message = CommitMessage.Parse(text);
        CommitMessageCheck check = new(rules);
        IReadOnlyList<string> problems = check.Problems(message);
        return problems.Count == 0
            ? null
            : $"{what} is no Conventional Commit: {message.Subject}\n  {string.Join("\n  ", problems)}\n  Try: {check.Corrected(message)}";
    }
}
