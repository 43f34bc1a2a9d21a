using System.Text;
using Automation.Git;
using Automation.Processes;

namespace Automation.Environments;

/// <summary>Sends the records of an environment to origin, after those that others sent meanwhile.</summary>
/// <param name="git">The repository.</param>
/// <param name="time">The clock.</param>
internal sealed class RecordSharing(GitRepository git, TimeProvider time)
{
    private const string Incoming = "refs/incoming-records/";
    private const string Tags = "refs/tags/";
    private const int MostAttempts = 3;
    private readonly RecordTags tags = new(git);

    /// <summary>Sends a record, and those before it that were not sent yet.</summary>
    /// <returns>The name of its tag, which is another one when somebody else took it at origin.</returns>
    /// <exception cref="AutomationException">Origin cannot be reached, or refuses; the record stays here.</exception>
    public string Share(string tag)
    {
        if (git.TryLine("remote", "get-url", "origin") == null)
            return tag;
        string environment = tag.Split('/')[1];
        string before = "";
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            IReadOnlyList<RecordTag> theirs = Fetch(tag, environment);
            (IReadOnlyList<string> unsent, tag) = Join(theirs, environment, tag);
            CommandResult result = git.Command([
                    "push",
                    "--quiet",
                    "--no-verify",
                    "--atomic",
                    "origin",
                    .. unsent.Select(x => $"{Tags}{x}:{Tags}{x}"),
                ])
                .Run();
            if (unsent.Count == 0 || result.ExitCode == 0)
                return tag;
            // Somebody was faster between the two commands; when nothing came in between, origin does not want it.
            string state = string.Join(' ', theirs.Select(x => x.Id));
            if (state == before)
                throw Failed(tag, "did not take", result.Error);
            before = state;
        }
        throw Failed(tag, "did not take", "Others wrote records all the time.");
    }

    private IReadOnlyList<RecordTag> Fetch(string tag, string environment)
    {
        IEnumerable<string> refs = RecordTags.Refs(environment).Select(x => $"+{x}*:{Incoming}{x[Tags.Length..]}*");
        CommandResult result = git.Command(["fetch", "--quiet", "--no-tags", "--prune", "origin", .. refs]).Run();
        if (result.ExitCode != 0)
            throw Failed(tag, "cannot be asked for records, so that it did not get", result.Error);
        try
        {
            return tags.Read(Incoming);
        }
        catch (AutomationException exception)
        {
            throw new AutomationException($"At origin: {exception.Message}", exception);
        }
        finally
        {
            // The objects stay; no ref of its own is left behind.
            Transact(git.Lines("for-each-ref", "--format=delete %(refname)", Incoming));
        }
    }

    /// <summary>Takes over what others wrote, and puts the records that were not sent yet behind it.</summary>
    /// <returns>The tags to send, and the name that a tag has now.</returns>
    private (IReadOnlyList<string> Unsent, string Tag) Join(
        IReadOnlyList<RecordTag> theirs,
        string environment,
        string tag
    )
    {
        RecordTag[] ours = [.. new RecordChain(tags.Read()).Tags.Where(x => x.Record.Environment == environment)];
        RecordChain joined = new([.. theirs]);
        HashSet<string> known = [.. ours.Select(x => x.Id)];
        HashSet<string> sent = [.. theirs.Select(x => x.Id)];
        HashSet<string> followed = Followed(ours, theirs);
        RecordTag[] unsent = [.. ours.Where(x => !sent.Contains(x.Id))];
        List<string> names = [.. unsent.Where(x => followed.Contains(x.Id)).Select(x => x.Record.Tag)];
        if (theirs.All(x => known.Contains(x.Id)))
            return ([.. unsent.Select(x => x.Record.Tag)], tag);
        HashSet<string> taken = [.. theirs.Select(x => x.Record.Tag), .. names];
        List<string> changes = [.. theirs.Select(x => $"update {Tags}{x.Record.Tag} {x.Id}")];
        IReadOnlyList<RecordLink> tips = joined.Tips(environment);
        string renamed = tag;
        foreach (RecordTag mine in unsent.Where(x => !followed.Contains(x.Id)))
        {
            DeploymentRecord record = mine.Record;
            while (!taken.Add(record.Tag))
                record = record with { At = record.At.AddSeconds(1) };
            string id = tags.Store(record, tips, time.GetUtcNow());
            changes.Add($"update {Tags}{record.Tag} {id}");
            tips = [new RecordLink(id, record.Tag)];
            names.Add(record.Tag);
            if (mine.Record.Tag == tag)
                renamed = record.Tag;
        }
        Transact(changes);
        return (names, renamed);
    }

    /// <summary>The records that records at origin follow, which have to stay as they are.</summary>
    private static HashSet<string> Followed(IReadOnlyList<RecordTag> ours, IReadOnlyList<RecordTag> theirs)
    {
        Dictionary<string, RecordTag> all = ours.Concat(theirs)
            .DistinctBy(x => x.Id, StringComparer.Ordinal)
            .ToDictionary(x => x.Id, StringComparer.Ordinal);
        HashSet<string> followed = new(StringComparer.Ordinal);
        Stack<RecordTag> open = new(theirs);
        while (open.TryPop(out RecordTag? tag))
            foreach (RecordLink link in tag.Previous)
                if (followed.Add(link.Id) && all.TryGetValue(link.Id, out RecordTag? previous))
                    open.Push(previous);
        return followed;
    }

    /// <summary>Changes refs, all of them or none.</summary>
    private void Transact(IReadOnlyList<string> changes)
    {
        if (changes.Count > 0)
            _ = git.Run(["update-ref", "--stdin"], Encoding.UTF8.GetBytes(string.Join('\n', changes) + "\n"));
    }

    private static AutomationException Failed(string tag, string what, string error) =>
        new(
            $"origin {what} the record {tag}. It stays in this clone, and goes along with the next one; send it by hand when origin can be reached: git push origin refs/tags/{tag}. What git said: {error.Trim().ReplaceLineEndings(" ")}"
        );
}
