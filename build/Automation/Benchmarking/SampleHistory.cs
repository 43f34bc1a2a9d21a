using System.Globalization;
using System.Text;
using Automation.Git;
using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>A history to measure with: commits with bodies, a merge for every ten, and tags spread over them.</summary>
/// <param name="Commits">How many commits there are.</param>
/// <param name="Tags">How many of them have a tag.</param>
public sealed record SampleHistory(int Commits, int Tags)
{
    private const int Start = 1_600_000_000;
    private const int Minute = 60;
    private static readonly string[] Types = ["fix", "docs", "chore"];

    /// <summary>Makes the repository.</summary>
    /// <param name="folder">The folder; what is in it goes.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public GitRepository Create(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        GitRepository repository = new(folder);
        repository.Run(["init", "--quiet", "--initial-branch=main"]);
        repository.Run(["fast-import", "--quiet"], Encoding.UTF8.GetBytes(Stream()));
        repository.Run(["update-ref", "-d", "refs/heads/topic"]);
        repository.Run(["pack-refs", "--all"]);
        File.WriteAllText(Path.Combine(folder, "GitVersion.yml"), "workflow: GitHubFlow/v1\n");
        return repository;
    }

    private string Stream()
    {
        StringBuilder text = new();
        int every = Tags == 0 ? int.MaxValue : Math.Max(1, Commits / Tags);
        int tip = 0;
        int tags = 0;
        for (int number = 1; number <= Commits; number++)
        {
            bool isMerged = number % 10 == 5 && number < Commits && tip > 0;
            Commit(text, isMerged ? "topic" : "main", number, $"{Types[number % 3]}: work number {number}", tip, 0);
            if (isMerged)
            {
                number++;
                Commit(text, "main", number, $"Merge branch 'feature/x{number}'", tip, number - 1);
            }
            tip = number;
            if (tags < Tags && number / every > tags)
            {
                Line(text, $"reset refs/tags/v1.{tags / 100}.{tags % 100}\nfrom :{tip}\n");
                tags++;
            }
        }
        return text.ToString();
    }

    private static void Commit(StringBuilder text, string branch, int number, string subject, int parent, int merged)
    {
        string message = $"{subject}\n\nA body that says why it was done, in a line or two of text.\n";
        Line(text, $"commit refs/heads/{branch}\nmark :{number}");
        Line(text, $"committer Somebody <somebody@localhost> {Start + (number * Minute)} +0000");
        Line(text, $"data {message.Length}\n{message}");
        if (parent > 0)
            Line(text, $"from :{parent}");
        if (merged > 0)
            Line(text, $"merge :{merged}");
        text.Append('\n');
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
