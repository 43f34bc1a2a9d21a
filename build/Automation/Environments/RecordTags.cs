using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Automation.Git;
using Automation.Processes;

namespace Automation.Environments;

/// <summary>Reads and makes the tags that hold records.</summary>
/// <param name="git">The repository.</param>
internal sealed class RecordTags(GitRepository git)
{
    /// <summary>Asks for the id, the kind, the name and the size of a tag, and then for all of its bytes.</summary>
    internal const string Format = "--format=%(objectname) %(objecttype) %(refname) %(raw:size)%0a%(raw)";

    private const string Tags = "refs/tags/";
    private static readonly string[] Folders = ["promote", "failed", "validated"];
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The refs below which the records of an environment lie; without a name those of all.</summary>
    public static IEnumerable<string> Refs(string? environment) =>
        Folders.Select(x => $"{Tags}{x}/{(environment == null ? "" : $"{environment}/")}");

    /// <summary>Reads all records, each checked by itself. A tag beside them whose name is of another form is somebody's own.</summary>
    /// <param name="below">The beginning of the names of their refs.</param>
    /// <exception cref="AutomationException">A tag is no record, or was changed; the sentence names it.</exception>
    public IReadOnlyList<RecordTag> Read(string below = Tags)
    {
        Command command = git.Command(["for-each-ref", Format, .. Folders.Select(x => $"{below}{x}/*/v*/*")]);
        (int exitCode, byte[] output, string error) = command.RunForBytes();
        return exitCode == 0 ? Parse(output, below.Length) : throw new DamagedTags(git).Explain(error);
    }

    /// <summary>Makes a tag; nothing is there before all of it is.</summary>
    /// <param name="record">The record.</param>
    /// <param name="previous">The records that it follows.</param>
    /// <param name="now">When the tag is made.</param>
    /// <returns>The id of the tag object; null when there is a tag of the name already.</returns>
    /// <exception cref="AutomationException">git does not know the commit, or cannot write.</exception>
    public string? Make(DeploymentRecord record, IEnumerable<RecordLink> previous, DateTimeOffset now)
    {
        string id = Store(record, previous, now);
        string tag = Tags + record.Tag;
        CommandResult result = git.Command(["update-ref", "--create-reflog", tag, id, new string('0', id.Length)])
            .Run();
        if (result.ExitCode == 0)
            return id;
        return git.TryLine("rev-parse", "--verify", "--quiet", tag) != null
            ? null
            : throw new AutomationException($"The tag {record.Tag} cannot be made. {result.Error.Trim()}");
    }

    /// <summary>Writes the object of a tag, to which no name leads yet.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="AutomationException">git does not know the commit.</exception>
    public string Store(DeploymentRecord record, IEnumerable<RecordLink> previous, DateTimeOffset now)
    {
        if (git.TryLine("rev-parse", "--verify", "--quiet", record.Commit + "^{commit}") == null)
            throw new AutomationException(
                $"The commit {record.Commit} is not in this clone, so that nothing can be recorded about it. Fetch it: git fetch origin {record.Commit}"
            );
        string header = string.Create(
            CultureInfo.InvariantCulture,
            $"object {record.Commit}\ntype commit\ntag {record.Tag}\ntagger {Tagger()} {now.ToUnixTimeSeconds()} +0000\n\n"
        );
        byte[] content = Encoding.UTF8.GetBytes(header + RecordText.Format(record, previous, header));
        return Encoding.ASCII.GetString(git.Run(["mktag"], content)).Trim();
    }

    private string Tagger()
    {
        // A build server has nobody who commits; who it was is in the record.
        string? name = git.TryLine("config", "user.name");
        string? email = git.TryLine("config", "user.email");
        return string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(email)
            ? "Deployment records <records@localhost>"
            : $"{Clean(name)} <{Clean(email)}>";
    }

    private static string Clean(string text)
    {
        string clean = string.Concat(text.Where(x => !char.IsControl(x) && x is not ('<' or '>'))).Trim();
        return clean.Length == 0 ? "unknown" : clean;
    }

    private static List<RecordTag> Parse(ReadOnlySpan<byte> output, int prefix)
    {
        List<RecordTag> tags = [];
        while (output.Length > 0)
        {
            int end = output.IndexOf((byte)'\n');
            string[] head = Encoding.UTF8.GetString(output[..end]).Split(' ');
            int size = int.Parse(head[3], CultureInfo.InvariantCulture);
            tags.Add(Parse(head[0], head[1], head[2][prefix..], output.Slice(end + 1, size)));
            output = output[(end + size + 2)..];
        }
        return tags;
    }

    private static RecordTag Parse(string id, string type, string name, ReadOnlySpan<byte> content)
    {
        if (type != "tag")
            throw new AutomationException(
                $"The tag {name} is on a {type} and holds no record. Tags below {name.Split('/')[0]}/ are records of deployments. Delete it: git tag -d {name}"
            );
        if (Id(content, id.Length) != id)
            throw Changed(name, "what it holds is not what its id names");
        string text = Text(name, content);
        int split = text.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        string header = text[..split];
        if (split < 2 || RecordText.Parse(text[split..], header) is not { } read)
            throw Changed(name, "its text and its checksum disagree");
        DeploymentRecord record = read.Record;
        if (RecordText.Problem(record) is { } problem)
            throw Changed(name, problem);
        if (record.Tag != name)
            throw Changed(name, $"it holds the record of {record.Tag}");
        if (!header.StartsWith($"object {record.Commit}\ntype commit\ntag {name}\n", StringComparison.Ordinal))
            throw Changed(name, $"it is not on commit {record.Commit}, of which it speaks, or has another name inside");
        return new RecordTag(id, record, read.Previous);
    }

    private static string Text(string name, ReadOnlySpan<byte> content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw Changed(name, "it is not UTF-8");
        }
    }

    private static string Id(ReadOnlySpan<byte> content, int length)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes($"tag {content.Length}\0"), .. content];
#pragma warning disable CA5350 // This is git's own id; the checksum in the record is a SHA-256.
        return Convert.ToHexStringLower(length == 40 ? SHA1.HashData(whole) : SHA256.HashData(whole));
#pragma warning restore CA5350
    }

    private static AutomationException Changed(string tag, string how) =>
        new(
            $"The record {tag} was changed: {how}. Compare it with origin's (git ls-remote origin refs/tags/{tag}), and get that one back: git fetch --force origin refs/tags/{tag}:refs/tags/{tag}"
        );
}
