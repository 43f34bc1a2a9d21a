using Automation.Releasing;

namespace Automation.Environments;

/// <summary>The records of all environments in their order, with the chain of each environment checked.</summary>
internal sealed class RecordChain
{
    /// <summary>Two records that follow the same one were written at the same time when no more than this lies between them.</summary>
    internal static readonly TimeSpan Race = TimeSpan.FromHours(1);

    private readonly Dictionary<string, RecordTag> byId;
    private readonly Dictionary<string, (DateTimeOffset At, int Depth)> places = new(StringComparer.Ordinal);
    private readonly List<string> missing = [];

    /// <summary>Checks and orders records.</summary>
    /// <exception cref="AutomationException">A record was replaced, or put in later; the sentence names it.</exception>
    public RecordChain(IReadOnlyList<RecordTag> tags)
    {
        byId = tags.ToDictionary(x => x.Id, StringComparer.Ordinal);
        Dictionary<string, RecordTag> byName = tags.ToDictionary(x => x.Record.Tag, StringComparer.Ordinal);
        foreach (RecordTag tag in tags)
        foreach (RecordLink link in tag.Previous)
            Check(tag, link, byName);
        foreach (var one in tags.GroupBy(x => x.Record.Environment, StringComparer.Ordinal))
            CheckForks([.. one]);
        foreach (RecordTag tag in tags)
            Place(tag);
        Tags =
        [
            .. tags.OrderBy(x => places[x.Id].At)
                .ThenBy(x => places[x.Id].Depth)
                .ThenBy(x => x.Record.Tag, StringComparer.Ordinal),
        ];
    }

    /// <summary>The records, oldest first.</summary>
    public IReadOnlyList<RecordTag> Tags { get; }

    /// <summary>What is not in this clone, in a sentence; null when nothing is missing.</summary>
    public string? Missing =>
        missing.Count == 0
            ? null
            : $"{string.Join(" ", missing)} Fetch the tags: git fetch --tags. If it is not at origin either, somebody deleted it there: push it from a clone that still has it.";

    /// <summary>The last records of an environment, which the next one follows.</summary>
    public IReadOnlyList<RecordLink> Tips(string environment)
    {
        HashSet<string> followed =
        [
            .. Tags.Where(x => x.Record.Environment == environment).SelectMany(x => x.Previous).Select(x => x.Id),
        ];
        return
        [
            .. Tags.Where(x => x.Record.Environment == environment && !followed.Contains(x.Id))
                .Select(x => new RecordLink(x.Id, x.Record.Tag)),
        ];
    }

    private void Check(RecordTag tag, RecordLink link, Dictionary<string, RecordTag> byName)
    {
        if (byId.TryGetValue(link.Id, out RecordTag? previous))
        {
            if (previous.Record.Tag != link.Tag || previous.Record.Environment != tag.Record.Environment)
                throw new AutomationException(
                    $"The record {tag.Record.Tag} says that it follows {link.Tag}, but the object that it names is {previous.Record.Tag}. It was not written by this build; compare with origin: git ls-remote origin 'refs/tags/*'"
                );
        }
        else if (byName.ContainsKey(link.Tag))
            throw new AutomationException(
                $"The record {link.Tag} was replaced: {tag.Record.Tag}, which follows it, names another object ({link.Id[..Math.Min(7, link.Id.Length)]}). Compare it with origin's (git ls-remote origin refs/tags/{link.Tag}), and get that one back: git fetch --force origin refs/tags/{link.Tag}:refs/tags/{link.Tag}"
            );
        else
            missing.Add($"The record {link.Tag} is not in this clone, though {tag.Record.Tag} follows it.");
    }

    private static void CheckForks(IReadOnlyList<RecordTag> tags)
    {
        IEnumerable<IGrouping<string, RecordTag>> followers = tags.SelectMany(
                x => x.Previous.Count == 0 ? [""] : x.Previous.Select(y => y.Id),
                (tag, id) => (tag, id)
            )
            .GroupBy(x => x.id, x => x.tag, StringComparer.Ordinal);
        foreach (IGrouping<string, RecordTag> group in followers)
        {
            RecordTag first = group.MinBy(x => x.Record.At)!;
            RecordTag last = group.MaxBy(x => x.Record.At)!;
            if (last.Record.At - first.Record.At > Race)
                throw new AutomationException(
                    $"The records {first.Record.Tag} and {last.Record.Tag} both say that they follow {Followed(first, group.Key)}, and too much time lies between them for two writers at once ({Times.Text(first.Record.At)}, {Times.Text(last.Record.At)}). One of them was put in by other means than this build; compare with what people remember, and delete it."
                );
        }
    }

    private static string Followed(RecordTag tag, string id) =>
        tag.Previous.FirstOrDefault(x => x.Id == id)?.Tag ?? "none";

    /// <summary>A clock that went back must not bring a record before the one that it follows.</summary>
    private (DateTimeOffset At, int Depth) Place(RecordTag tag)
    {
        if (places.TryGetValue(tag.Id, out (DateTimeOffset At, int Depth) known))
            return known;
        (DateTimeOffset at, int depth) = (tag.Record.At, 0);
        foreach (RecordLink link in tag.Previous)
            if (byId.TryGetValue(link.Id, out RecordTag? previous))
            {
                (DateTimeOffset before, int below) = Place(previous);
                at = before > at ? before : at;
                depth = Math.Max(depth, below + 1);
            }
        places[tag.Id] = (at, depth);
        return places[tag.Id];
    }
}
