using System.Globalization;
using System.Text;
using System.Text.Json;
using Automation.Git;

namespace Automation.Gates;

/// <summary>Remembers up to which commits the history was looked through, and what was found: nothing that is older is read again.</summary>
/// <param name="repository">The repository.</param>
/// <param name="folder">The folder; it need not exist.</param>
/// <param name="settings">What else decides about findings.</param>
internal sealed class SecretMemory(GitRepository repository, string folder, string settings)
{
    // Any change of this program may change a rule.
    private readonly string key = $"{typeof(SecretMemory).Module.ModuleVersionId} {settings}";

    private string File => Path.Combine(folder, "secrets.json");

    /// <summary>The commits up to which all was looked through, and what was found; nothing when the rules or the history are others.</summary>
    public (IReadOnlyList<string> Tips, IReadOnlyList<SecretHit> Hits) Recall()
    {
        try
        {
            Remembered? remembered = JsonSerializer.Deserialize<Remembered>(System.IO.File.ReadAllText(File));
            if (remembered == null || remembered.Key != key || !AreReachable(remembered.Tips))
                return ([], []);
            return (remembered.Tips, [.. remembered.Hits.Select(x => x.ToHit())]);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or FormatException
                        // The commits were collected as garbage.
                        or AutomationException
            )
        {
            return ([], []);
        }
    }

    /// <summary>Remembers.</summary>
    public void Keep(IReadOnlyList<string> tips, IEnumerable<SecretHit> hits)
    {
        string temporary = $"{File}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            Directory.CreateDirectory(folder);
            System.IO.File.WriteAllText(
                temporary,
                JsonSerializer.Serialize(new Remembered(key, tips, [.. hits.Select(RememberedHit.Of)]))
            );
            System.IO.File.Move(temporary, File, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without it all is looked through again.
        }
    }

    /// <summary>False when a commit is gone: what was found in it may be gone too.</summary>
    private bool AreReachable(IReadOnlyList<string> tips) =>
        repository
            .Run(
                ["rev-list", "--max-count=1", "--stdin", "--not", "--all"],
                Encoding.ASCII.GetBytes(string.Concat(tips.Select(x => $"{x}\n")))
            )
            .Length == 0;

    private sealed record Remembered(string Key, IReadOnlyList<string> Tips, IReadOnlyList<RememberedHit> Hits);

    private sealed record RememberedHit(
        string Blob,
        IReadOnlyList<SecretFind> Finds,
        IReadOnlyList<RememberedPlace> Places
    )
    {
        public static RememberedHit Of(SecretHit hit) =>
            new(
                hit.Blob,
                hit.Finds,
                [.. hit.Places.Select(x => new RememberedPlace(x.Commit, Convert.ToBase64String(x.Path.Bytes.Span)))]
            );

        public SecretHit ToHit() =>
            new(
                Blob,
                Finds,
                [.. Places.Select(x => new SecretPlace(x.Commit, new GitPath(Convert.FromBase64String(x.Path))))]
            );
    }

    private sealed record RememberedPlace(string Commit, string Path);
}
