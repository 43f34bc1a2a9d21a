using System.Text;
using Automation.Git;

namespace Automation.Gates;

/// <summary>Finds the commits that brought contents in, and under which paths.</summary>
internal sealed class BlobPlaces(GitRepository repository)
{
    private const char Commit = ' ';

    /// <summary>The places of some blobs, the newest commit first. The history is gone through once, and not at all for none.</summary>
    /// <param name="blobs">The blobs.</param>
    /// <param name="known">Commits from which on the history is not gone through.</param>
    public IReadOnlyDictionary<string, List<SecretPlace>> Find(
        IReadOnlyCollection<string> blobs,
        IEnumerable<string> known
    )
    {
        Dictionary<string, List<SecretPlace>> places = blobs.ToDictionary(
            x => x,
            _ => new List<SecretPlace>(),
            StringComparer.Ordinal
        );
        if (blobs.Count > 0)
            Read(places, known);
        return places;
    }

    private void Read(Dictionary<string, List<SecretPlace>> places, IEnumerable<string> known)
    {
        // Paths are bytes, and Latin-1 keeps each.
        string[] parts = Encoding
            .Latin1.GetString(
                repository.Run(
                    [
                        "log",
                        "--all",
                        "--stdin",
                        "-m",
                        "--root",
                        "--raw",
                        "--no-abbrev",
                        "--no-renames",
                        "--no-ext-diff",
                        "-z",
                        $"--format={Commit}%H",
                    ],
                    Encoding.ASCII.GetBytes(string.Concat(known.Select(x => $"^{x}\n")))
                )
            )
            .Split('\0');
        string commit = "";
        for (int i = 0; i < parts.Length; i++)
        {
            string part = parts[i].TrimStart('\n');
            if (part.StartsWith(Commit))
                commit = part[1..].Split('\n')[0];
            // :MODE MODE ID ID STATUS, and then the path.
            string[] fields = part.Split(' ');
            if (!part.StartsWith(':') || fields.Length < 5 || i + 1 == parts.Length)
                continue;
            string path = parts[++i];
            if (places.TryGetValue(fields[3], out List<SecretPlace>? found))
                found.Add(new SecretPlace(commit, new GitPath(Encoding.Latin1.GetBytes(path))));
        }
    }
}
