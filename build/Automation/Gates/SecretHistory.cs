using System.Globalization;
using System.Text;
using Automation.Git;

namespace Automation.Gates;

/// <summary>Looks for secrets in everything that was ever committed, by the rules and exceptions of the gate on content.</summary>
/// <remarks>A secret that a later commit took out is in every clone all the same.</remarks>
/// <param name="repository">The repository.</param>
/// <param name="cache">The folder in which it remembers what it looked through; it need not exist.</param>
public sealed class SecretHistory(GitRepository repository, string cache)
{
    private const int ShownCommit = 9;

    /// <summary>The size in bytes above which a file is not read.</summary>
    internal int Limit { get; init; } = RepositoryContent.LargestRead;

    /// <summary>Looks.</summary>
    /// <returns>What was looked at, in sentences.</returns>
    /// <exception cref="AutomationException">There are secrets, each with commit, path and line; or git failed.</exception>
    public string Check()
    {
        if (GitFolders.Find(repository.Root) is not { } folders)
            return "There is no git repository here, so there is no history to look through.";
        GateSettings settings = RepositoryContent.ReadSettings(repository.Root);
        string shallow = ShallowEnds(folders);
        SecretMemory memory = new(repository, cache, $"{Limit} {shallow}");
        (IReadOnlyList<string> known, IReadOnlyList<SecretHit> before) = memory.Recall();
        string[] tips =
        [
            .. repository
                .Lines("for-each-ref", "--format=%(objectname)")
                .Append(repository.TryLine("rev-parse", "--quiet", "--verify", "HEAD"))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        string[] blobs = NewBlobs(known);
        (int large, Dictionary<string, IReadOnlyList<SecretFind>> finds) = Look(blobs);
        SecretHit[] hits = [.. Hits(before, finds, known)];
        memory.Keep(tips, hits);
        string[] lines =
        [
            .. hits.Where(x => !x.Places.All(y => settings.IsExempt("secrets", y.Path)))
                .SelectMany(x => Lines(x, settings)),
        ];
        string notes = Notes(blobs.Length, known.Count > 0, large, shallow.Length > 0);
        return lines.Length == 0
            ? $"No commit holds a secret. {notes}"
            : throw new AutomationException(Text(lines, notes));
    }

    private static string Text(string[] lines, string notes) =>
        $"{lines.Length} {(lines.Length == 1 ? "secret" : "secrets")} in the history:\n  {string.Join("\n  ", lines)}\n{notes}\n"
        + "First revoke each, and make a new one: who has a clone has the secret, and rewriting the history takes it from nobody. "
        + $"Then list the file under exceptions in {GateSettings.File} with the gate \"secrets\" and the reason, such as \"revoked on 2026-01-31\"; do the same when it is no secret.";

    private static IEnumerable<string> Lines(SecretHit hit, GateSettings settings)
    {
        // The oldest commit is the one from which on it was known.
        SecretPlace place = hit.Places.Last(x => !settings.IsExempt("secrets", x.Path));
        return hit.Finds.Select(x => $"{place.Commit[..ShownCommit]} {place.Path}:{x.Line}: {x.What} [secrets]");
    }

    private static string Notes(int looked, bool remembers, int large, bool isShallow)
    {
        StringBuilder text = new(
            $"Contents looked through: {looked}{(remembers ? ", those that are new since the last time" : "")}."
        );
        if (large > 0)
            text.Append(CultureInfo.InvariantCulture, $" Too large to be read: {large}.");
        if (isShallow)
            text.Append(
                " The clone is shallow, so what lies before its first commits was not looked at: git fetch --unshallow"
            );
        return text.ToString();
    }

    /// <summary>Where the history of a shallow clone ends; nothing for a whole one.</summary>
    private static string ShallowEnds(GitFolders folders)
    {
        string file = Path.Combine(folders.Shared, "shallow");
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings(",") : "";
    }

    private string[] NewBlobs(IReadOnlyList<string> known) =>
        [
            .. Encoding
                .UTF8.GetString(
                    repository.Run(
                        [
                            "rev-list",
                            "--objects",
                            "--all",
                            "--filter=object:type=blob",
                            "--filter-provided-objects",
                            "--stdin",
                        ],
                        Encoding.ASCII.GetBytes(string.Concat(known.Select(x => $"^{x}\n")))
                    )
                )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(x => x.Split(' ')[0])
                .Distinct(StringComparer.Ordinal),
        ];

    private (int Large, Dictionary<string, IReadOnlyList<SecretFind>> Finds) Look(string[] blobs)
    {
        Dictionary<string, IReadOnlyList<SecretFind>> finds = new(StringComparer.Ordinal);
        int at = 0;
        int large = 0;
        BlobReader.Visit(
            repository,
            blobs,
            Limit,
            blob =>
            {
                string id = blobs[at++];
                large += blob is { Content: null } ? 1 : 0;
                CheckedFile file = new(new GitPath(""), "100644", blob?.Size ?? 0, blob?.Content, IsNew: true);
                SecretFind[] found = [.. Secrets.Find(file.Text).Select(x => new SecretFind(x.Line, x.What))];
                if (found.Length > 0)
                    finds[id] = found;
            }
        );
        return (large, finds);
    }

    /// <summary>What was found before and now, with the places that new commits gave it.</summary>
    private IEnumerable<SecretHit> Hits(
        IReadOnlyList<SecretHit> before,
        Dictionary<string, IReadOnlyList<SecretFind>> finds,
        IReadOnlyList<string> known
    )
    {
        ILookup<string, SecretPlace> places = before
            .SelectMany(x => x.Places, (x, place) => (x.Blob, place))
            .ToLookup(x => x.Blob, x => x.place, StringComparer.Ordinal);
        foreach (SecretHit hit in before)
            finds.TryAdd(hit.Blob, hit.Finds);
        foreach ((string blob, List<SecretPlace> added) in new BlobPlaces(repository).Find(finds.Keys, known))
        {
            SecretPlace[] all = [.. added, .. places[blob]];
            // A blob that no commit names is tagged, or in a tree that is.
            yield return new SecretHit(
                blob,
                finds[blob],
                all.Length > 0 ? all : [new SecretPlace(blob, new GitPath("(in no commit)"))]
            );
        }
    }
}

/// <summary>A content with secrets.</summary>
/// <param name="Blob">Its id.</param>
/// <param name="Finds">The secrets.</param>
/// <param name="Places">Where it was committed, the newest commit first.</param>
internal sealed record SecretHit(string Blob, IReadOnlyList<SecretFind> Finds, IReadOnlyList<SecretPlace> Places);

/// <summary>A secret, without itself.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="What">What it is.</param>
internal sealed record SecretFind(int Line, string What);

/// <summary>Where a content was committed.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Path">The path.</param>
internal sealed record SecretPlace(string Commit, GitPath Path);
