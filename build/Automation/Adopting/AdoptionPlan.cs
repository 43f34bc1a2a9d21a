using System.Text;
using Automation.TemplateUpdates;

namespace Automation.Adopting;

/// <summary>What an adoption does, file by file, and what somebody should know.</summary>
/// <param name="Files">The files, by path.</param>
/// <param name="Notes">What to know, a sentence each.</param>
public sealed record AdoptionPlan(IReadOnlyList<PlannedFile> Files, IReadOnlyList<string> Notes)
{
    /// <summary>The files that are written.</summary>
    public IReadOnlyList<PlannedFile> Changes => [.. Files.Where(x => x.IsChange)];

    /// <summary>The files that stand in the way.</summary>
    public IReadOnlyList<PlannedFile> Refused => [.. Files.Where(x => x.Action == PlannedAction.Refuse)];

    /// <summary>Compares what the template rendered with a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="record">What it took before.</param>
    /// <param name="answers">The answers of the rendering.</param>
    /// <param name="rendered">The folder of the rendering.</param>
    /// <exception cref="AutomationException">The rendering has no record.</exception>
    public static AdoptionPlan Make(
        ForeignRepository repository,
        AdoptionRecord record,
        AdoptionAnswers answers,
        string rendered
    )
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(answers);
        SortedDictionary<string, byte[]> contents = Read(rendered);
        if (!contents.Remove(BirthRecord.FileName, out byte[]? birth))
            throw new AutomationException(
                $"The template makes no {BirthRecord.FileName} for a capability. Update the template's clone."
            );
        FileComparison comparison = new(repository, record, contents);
        List<PlannedFile> files = [.. contents.Select(x => comparison.Plan(x.Key, x.Value))];
        files.AddRange(comparison.PlanRepository(answers));
        comparison.IncludeIgnored(files);
        files = [.. files.Select(comparison.RefuseUncommitted)];
        Dictionary<string, string> ids = new(record.Files, StringComparer.Ordinal);
        foreach (PlannedFile file in files.Where(x => x.ManagedId != null))
            ids[file.Path] = file.ManagedId!;
        BirthRecord taken = BirthRecord
            .Parse(Encoding.UTF8.GetString(birth))
            .WithSince(record.Files.Count > 0 ? record.Since : repository.Head)
            .WithFiles(ids);
        files.Add(comparison.PlanRecord(Encoding.UTF8.GetBytes(taken.ToJson())));
        return new AdoptionPlan(
            [.. files.OrderBy(x => x.Path, StringComparer.Ordinal)],
            [.. comparison.Notes, .. repository.OtherHooks(), .. CoverageNeeds.Of(repository, answers)]
        );
    }

    private static SortedDictionary<string, byte[]> Read(string folder)
    {
        SortedDictionary<string, byte[]> contents = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            contents[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        return contents;
    }
}
