namespace Automation.Adopting;

/// <summary>Tells a plan.</summary>
public static class AdoptionText
{
    private const int MostOfAFolder = 4;

    private static readonly PlannedAction[] Order =
    [
        PlannedAction.Create,
        PlannedAction.Update,
        PlannedAction.Merge,
        PlannedAction.Keep,
        PlannedAction.Refuse,
    ];

    /// <summary>The lines of a plan: file by file, and a line for a folder of the build.</summary>
    public static IEnumerable<string> Lines(AdoptionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (PlannedAction action in Order)
        {
            foreach (
                IGrouping<string, PlannedFile> group in plan
                    .Files.Where(x => x.Action == action)
                    .GroupBy(GroupOf, StringComparer.Ordinal)
            )
            {
                if (group.Count() > MostOfAFolder)
                    yield return $"{Word(action)} {group.Key} ({group.Count()} files)";
                else
                    foreach (PlannedFile file in group)
                        yield return $"{Word(action)} {file.Path}{(file.Reason.Length == 0 ? "" : $": {file.Reason}")}";
            }
        }
        foreach (string note in plan.Notes)
            yield return $"note    {note}";
    }

    /// <summary>Files of one folder of the build are told together, unless there is something to say of one.</summary>
    private static string GroupOf(PlannedFile file)
    {
        string[] parts = file.Path.Split('/');
        return parts is ["build", _, _, ..] && file.Reason.Length == 0 ? $"build/{parts[1]}/" : file.Path;
    }

    private static string Word(PlannedAction action) => $"{action}".ToLowerInvariant().PadRight(7);
}
