using System.Globalization;
using System.Text;

namespace Automation.TemplateUpdates;

/// <summary>Tells people what an update does.</summary>
public static class UpdateReport
{
    private const int MostListed = 200;

    /// <summary>One line: how many files of each kind.</summary>
    public static string Summary(UpdatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.IsUpToDate)
            return $"The project is at {plan.From}, with the same answers. Nothing is to be done.";
        string counts = string.Join(
            ", ",
            plan.Entries.GroupBy(x => x.Kind)
                .OrderBy(x => x.Key)
                .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Count()} {Name(x.Key)}"))
        );
        return $"{plan.From} to {plan.To}: {(counts.Length == 0 ? "no file changes" : counts)}";
    }

    /// <summary>The files, one line for each; those that are replaced silently are left out.</summary>
    public static IEnumerable<string> Lines(UpdatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Entries.Where(x => x.Kind != UpdateKind.Updated).Select(x => $"{Name(x.Kind)}: {Line(x)}");
    }

    /// <summary>The text of a pull request, in Markdown.</summary>
    /// <param name="plan">The update.</param>
    /// <param name="branch">The name of its branch.</param>
    public static string Markdown(UpdatePlan plan, string branch)
    {
        ArgumentNullException.ThrowIfNull(plan);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Summary(plan)}\n");
        if (plan.Conflicts.Any())
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n**This does not merge by itself.** Where both changed the same lines, the branch holds both with markers. Solve them there: `git switch {branch}`, edit, commit, push.\n"
            );
        foreach (IGrouping<UpdateKind, UpdateEntry> kind in plan.Entries.GroupBy(x => x.Kind).OrderBy(x => x.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {Name(kind.Key)}\n\n");
            foreach (UpdateEntry entry in kind.Take(MostListed))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"- `{entry.Path.Replace('`', '\'')}`{(entry.Detail == null ? "" : $": {entry.Detail.Replace('`', '\'')}")}\n"
                );
            if (kind.Count() > MostListed)
                text.Append("- and more\n");
        }
        return text.Append("\nMade by `./build.sh UpdateTemplate`; the files of the project itself are not touched.\n")
            .ToString();
    }

    /// <summary>What a kind is called.</summary>
    public static string Name(UpdateKind kind) =>
        kind switch
        {
            UpdateKind.Conflict => "conflicting",
            UpdateKind.KeptRemoved => "removed on purpose",
            _ => kind.ToString().ToLowerInvariant(),
        };

    private static string Line(UpdateEntry entry) =>
        entry.Detail == null ? entry.Path : $"{entry.Path} ({entry.Detail})";
}
