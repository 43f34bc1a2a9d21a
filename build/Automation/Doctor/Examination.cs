using System.Text.Json;
using System.Xml;
using Automation.Health;
using Automation.Projects;

namespace Automation.Doctor;

/// <summary>What the rules say of a machine and a repository, with what the rules of <see cref="HealthRules"/> say of its files.</summary>
public sealed class Examination
{
    private readonly List<(DoctorRule Rule, DoctorAnswer Answer)> answers = [];
    private readonly List<ReportedFinding> findings = [];
    private readonly List<(ReportedFinding Finding, string Reason)> ignored = [];
    private readonly List<DoctorFinding> open = [];

    private Examination() { }

    /// <summary>What each rule says that is about such a repository, in the order of their ids.</summary>
    public IReadOnlyList<(DoctorRule Rule, DoctorAnswer Answer)> Answers => answers;

    /// <summary>What is wrong, the worst first.</summary>
    public IReadOnlyList<ReportedFinding> Findings => findings;

    /// <summary>What is wrong too and put up with, each with the reason.</summary>
    public IReadOnlyList<(ReportedFinding Finding, string Reason)> Ignored => ignored;

    /// <summary>What the rules can mend themselves.</summary>
    internal IEnumerable<DoctorFinding> Mendable => open.Where(x => x.IsMendable);

    /// <summary>Why the files of the repository were not looked at; null when they were.</summary>
    public string? HealthProblem { get; private set; }

    /// <summary>0 when nothing or little is wrong, 1 when the worst finding is medium, 2 when it is high.</summary>
    public int ExitCode => findings.Count == 0 ? 0 : (int)findings.Max(x => x.Severity);

    /// <summary>Runs all rules, at the same time.</summary>
    public static Examination Run(ExaminedRepository repository) => Run(repository, DoctorRules.All);

    internal static Examination Run(ExaminedRepository repository, IReadOnlyList<DoctorRule> rules)
    {
        ArgumentNullException.ThrowIfNull(repository);
        Examination examination = new();
        // A rule that waits for somebody keeps none of the others waiting.
        Task<DoctorAnswer>[] asked = [.. rules.Select(x => Started(() => Ask(x, repository)))];
        Task<HealthCheck?> health = Started(() => examination.HealthOf(repository));
        IReadOnlyList<HealthIgnore> ignores = HealthIgnores.Read(HealthRepository.Open(repository.Root)).All;
        for (int i = 0; i < rules.Count; i++)
            examination.Add(rules[i], asked[i].GetAwaiter().GetResult(), ignores, repository.Files);
        if (health.GetAwaiter().GetResult() is { } check)
        {
            examination.findings.AddRange(check.Findings.Where(x => !examination.IsTold(x)).Select(ReportedFinding.Of));
            examination.ignored.AddRange(check.Ignored.Select(x => (ReportedFinding.Of(x.Finding), x.Ignore.Reason)));
        }
        ReportedFinding[] sorted = [.. examination.findings.OrderByDescending(x => x.Severity)];
        examination.findings.Clear();
        examination.findings.AddRange(sorted);
        return examination;
    }

    private void Add(DoctorRule rule, DoctorAnswer answer, IReadOnlyList<HealthIgnore> ignores, HealthRepository files)
    {
        if (answer.Outcome != DoctorOutcome.Silent)
            answers.Add((rule, answer));
        foreach (DoctorFinding finding in answer.Findings)
        {
            ReportedFinding reported = ReportedFinding.Of(finding, files.Has(DoctorRule.PageFile));
            if (ignores.FirstOrDefault(x => x.Matches(rule.Id, finding.Where)) is { } ignore)
            {
                ignored.Add((reported, ignore.Reason));
                continue;
            }
            findings.Add(reported);
            open.Add(finding);
        }
    }

    /// <summary>True for a stored password of which DR012 says more.</summary>
    private bool IsTold(HealthFinding finding) =>
        finding.Rule.Id == "WF012"
        && answers.Any(x =>
            x.Rule.Id == "DR012"
            && x.Answer.Findings.Any(y => y.Where.StartsWith($"{finding.File}:", StringComparison.Ordinal))
        );

    private HealthCheck? HealthOf(ExaminedRepository repository)
    {
        try
        {
            HealthCheck check = HealthCheck.Run(repository.Root);
            AdoptedRepository? adopted = AdoptedRepository.Find(repository.Root);
            return check with { Findings = [.. check.Findings.Where(x => Counts(x, repository, adopted))] };
        }
        catch (Exception exception) when (IsOfWhatIsThere(exception))
        {
            HealthProblem = FirstSentence(exception.Message);
            return null;
        }
    }

    /// <summary>True for a finding that is about such a repository. Who never used the template is asked for none of the files that it brings.</summary>
    private static bool Counts(HealthFinding finding, ExaminedRepository repository, AdoptedRepository? adopted) =>
        adopted?.Judges(finding.File)
        ?? (
            repository.HasBuild
            || repository.Files.Has(HealthIgnores.Path)
            || (repository.Files.IsOnGitHub && repository.Files.Has(finding.File))
        );

    private static DoctorAnswer Ask(DoctorRule rule, ExaminedRepository repository)
    {
        try
        {
            return rule.Check(repository);
        }
        catch (Exception exception) when (IsOfWhatIsThere(exception))
        {
            return DoctorAnswer.NotLooked(FirstSentence(exception.Message));
        }
    }

    private static Task<T> Started<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>True for a failure that comes of a file or a machine in a bad state, which must not hide the other rules.</summary>
    private static bool IsOfWhatIsThere(Exception exception) =>
        exception
            is AutomationException
                or IOException
                or UnauthorizedAccessException
                or JsonException
                or XmlException
                or InvalidOperationException
                or FormatException
                or ArgumentException
                or NotSupportedException
                or System.Security.Cryptography.CryptographicException;

    private static string FirstSentence(string message) => message.ReplaceLineEndings(" ").Split(". ")[0].TrimEnd('.');
}
