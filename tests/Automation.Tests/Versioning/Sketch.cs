using Automation.Versioning;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Tests.Versioning;

/// <summary>A history in a few words, played in memory.</summary>
/// <remarks>
/// The words are divided by spaces: <c>c</c> or <c>c:message</c> commits, <c>t:v1.0.0</c> tags, <c>b:name</c> goes to a
/// branch and makes it when there is none, <c>m:name</c> merges a branch, <c>d:name</c> deletes one, <c>r:origin/name</c>
/// leaves a remote branch, <c>detach</c> leaves the branch. An underscore stands for a space, a tilde for a line end.
/// </remarks>
internal sealed class Sketch
{
    private readonly List<Commit> commits = [];
    private readonly SortedDictionary<string, Commit> refs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Commit> tags = new(StringComparer.Ordinal);
    private string? branch = "refs/heads/main";
    private Commit? tip;

    public static CalculatedVersion Version(string words, string configuration = "workflow: GitHubFlow/v1")
    {
        Sketch sketch = new();
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            sketch.Play(word);
        return new VersionCalculator(
            new VersioningContext(
                sketch.History(),
                ConfigurationReader.Parse(configuration, "GitVersion.yml"),
                null,
                null
            )
        ).Calculate();
    }

    private void Play(string word)
    {
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? word : word[..colon];
        string value = colon < 0 ? "" : word[(colon + 1)..];
        switch (name)
        {
            case "c":
                Commit(value.Length == 0 ? "work" : value, []);
                break;
            case "t":
                tags[value] = tip!;
                break;
            case "b":
                branch = $"refs/heads/{value}";
                tip = refs.GetValueOrDefault(branch) ?? tip;
                if (tip != null)
                    refs[branch] = tip;
                break;
            case "m":
                Commit($"Merge_branch_'{value}'", [refs[$"refs/heads/{value}"]]);
                break;
            case "d":
                refs.Remove($"refs/heads/{value}");
                break;
            case "r":
                refs[$"refs/remotes/{value}"] = tip!;
                break;
            case "detach":
                branch = null;
                break;
            default:
                throw new ArgumentException($"'{word}' is no word of a sketch.", nameof(word));
        }
    }

    private void Commit(string message, Commit[] merged)
    {
        int number = commits.Count + 1;
        tip = new Commit(
            commits.Count,
            $"{number:x8}".PadRight(40, 'e'),
            1_700_000_000 + (60 * number),
            message.Replace('_', ' ').Replace('~', '\n')
        )
        {
            Parents = [.. tip == null ? [] : new[] { tip }, .. merged],
        };
        commits.Add(tip);
        if (branch != null)
            refs[branch] = tip;
    }

    private History History() =>
        new(
            commits,
            [
                .. refs.OrderBy(x => x.Key.StartsWith("refs/remotes/", StringComparison.Ordinal))
                    .Select(x => new Branch(new BranchName(x.Key), x.Value)),
            ],
            [.. tags.Select(x => new Tag(x.Key, x.Value))],
            branch == null ? new Branch(BranchName.None, tip!) : new Branch(new BranchName(branch), tip!)
        );
}
