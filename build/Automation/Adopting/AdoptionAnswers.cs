using System.Text.RegularExpressions;
using Automation.Projects;

namespace Automation.Adopting;

/// <summary>The answers that the template is rendered with: those of the record, over them what is given now, and what the repository tells; the rest is asked once or left to the template.</summary>
/// <param name="Values">The answers, by the names of the template's options.</param>
/// <param name="NewSolution">True when the repository has no solution, so that one is made.</param>
public sealed partial record AdoptionAnswers(IReadOnlyDictionary<string, string> Values, bool NewSolution)
{
    private const string Name = "name";
    private const string Organization = "organization";
    private const string SolutionKey = "solution";

    /// <summary>The solution that the build works on, relative to the repository.</summary>
    public string Solution => Values[SolutionKey];

    /// <summary>What is taken, with what was taken before.</summary>
    public IReadOnlyList<string> Capabilities => Values[AdoptionRecord.Capability].Split(AdoptedRepository.Separator);

    /// <summary>Finds the answers.</summary>
    /// <exception cref="AutomationException">Something has to be named that was not.</exception>
    public static AdoptionAnswers Find(AdoptionRequest request, ForeignRepository repository, AdoptionRecord record)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(record);
        Dictionary<string, string> values = new(record.Answers, StringComparer.Ordinal);
        values[AdoptionRecord.Capability] = string.Join(
            AdoptedRepository.Separator,
            record.Capabilities.Append(request.Capability!).Distinct(StringComparer.Ordinal)
        );
        foreach ((string key, string value) in request.Answers.Select(Parse))
            values[key] = value;
        (string solution, bool isNew) = SolutionOf(request, repository, values);
        values[SolutionKey] = solution;
        if (!values.ContainsKey(Name))
            values[Name] = Path.GetFileNameWithoutExtension(solution);
        if (!values.ContainsKey(Organization))
            values[Organization] =
                Owner(repository.Git.TryLine("remote", "get-url", "origin"))
                ?? request
                    .Ask?.Invoke("The GitHub organization or user that owns the repository (empty: none yet): ")
                    ?.Trim()
                ?? "";
        return new AdoptionAnswers(values, isNew);
    }

    /// <summary>The owner in the address of a repository on a server; null when it names none.</summary>
    internal static string? Owner(string? address)
    {
        Match match = Address().Match(address ?? "");
        return match.Success ? match.Groups["owner"].Value : null;
    }

    private static (string Solution, bool IsNew) SolutionOf(
        AdoptionRequest request,
        ForeignRepository repository,
        Dictionary<string, string> values
    )
    {
        IReadOnlyList<string> all = repository.Solutions;
        if (request.Solution is { Length: > 0 } named)
            return (Named(repository, named), false);
        if (values.TryGetValue(SolutionKey, out string? known) && all.Contains(known, StringComparer.Ordinal))
            return (known, false);
        if (all.Count > 1)
            return (Choose(request, repository, all), false);
        return all.Count == 1 ? (all[0], false) : (NewName(repository, values), true);
    }

    private static string Choose(AdoptionRequest request, ForeignRepository repository, IReadOnlyList<string> all)
    {
        string list = string.Join(", ", all);
        return
            request.Ask?.Invoke($"Which solution is the build to work on: {list}? ")?.Trim() is { Length: > 0 } chosen
            ? Named(repository, chosen)
            : throw new AutomationException($"There are several solutions: {list}. Name one: --solution {all[0]}");
    }

    private static string Named(ForeignRepository repository, string named)
    {
        string path = Path.GetRelativePath(repository.Root, Path.GetFullPath(Path.Combine(repository.Root, named)))
            .Replace('\\', '/');
        return repository.Solutions.Contains(path, StringComparer.Ordinal)
            ? path
            : throw new AutomationException(
                $"{named} is no solution in {repository.Root}. There {(repository.Solutions.Count == 0 ? "is none" : $"are {string.Join(", ", repository.Solutions)}")}."
            );
    }

    /// <summary>Beside a project <c>dotnet build</c> takes a solution without being told only when it has the project's name.</summary>
    private static string NewName(ForeignRepository repository, Dictionary<string, string> values)
    {
        IReadOnlyList<ProjectFile> projects = repository.Projects;
        ProjectFile? top = projects.FirstOrDefault(x => !x.Path.Contains('/', StringComparison.Ordinal));
        string name =
            top?.Name
            ?? values.GetValueOrDefault(Name)
            ?? (projects is [var only] ? only.Name : new DirectoryInfo(repository.Root).Name);
        return $"{name}.slnx";
    }

    private static (string Key, string Value) Parse(string answer)
    {
        string[] parts = answer.Split('=', 2);
        return parts.Length == 2 && parts[0].Trim() is { Length: > 0 } key && key != AdoptionRecord.Capability
            ? (key.TrimStart('-'), parts[1].Trim())
            : throw new AutomationException($"'{answer}' is no answer. Give it so: --answers organization=acme");
    }

    [GeneratedRegex(
        @"^(?:(?:https?|ssh|git)://(?:[^@/]+@)?[^/]+/|[^@/:]+@[^/:]+:)(?:.*/)?(?<owner>[^/]+)/[^/]+?/?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();
}
