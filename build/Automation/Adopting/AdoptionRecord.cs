using Automation.Projects;
using Automation.TemplateUpdates;

namespace Automation.Adopting;

/// <summary>The record of what a repository took from the template: the answers, the files with their ids, and the commit before.</summary>
/// <param name="Answers">The answers, by the names of the template's options.</param>
/// <param name="Files">The id of each file as the template made it, by path.</param>
/// <param name="Since">The commit that was there before the first adoption; null when there was none.</param>
public sealed record AdoptionRecord(
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyDictionary<string, string> Files,
    string? Since
)
{
    /// <summary>The name of the question that says what is taken.</summary>
    public const string Capability = AdoptedRepository.Answer;

    /// <summary>The record of a repository that took nothing.</summary>
    public static AdoptionRecord Empty { get; } =
        new(
            new Dictionary<string, string>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal),
            null
        );

    /// <summary>What was taken.</summary>
    public IReadOnlyList<string> Capabilities =>
        Answers.TryGetValue(Capability, out string? taken) ? taken.Split(AdoptedRepository.Separator) : [];

    /// <summary>Reads the record of a repository.</summary>
    /// <exception cref="AutomationException">It cannot be read, or is that of a whole project.</exception>
    public static AdoptionRecord Read(string root)
    {
        if (BirthRecord.Find(root) is not { } record)
            return Empty;
        AdoptionRecord read = new(record.Answers, record.Files ?? Empty.Files, record.Since);
        return read.Capabilities is [] or [AdoptedRepository.Project]
            ? throw new AutomationException(
                $"{root} was made from the template as a whole: it has every capability. To get what is new: ./build.sh UpdateTemplate"
            )
            : read;
    }
}
