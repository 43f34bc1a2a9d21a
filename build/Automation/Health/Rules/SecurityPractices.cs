using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>Weaknesses are looked for, can be reported, and what matters most has owners.</summary>
internal sealed partial class SecurityPractices()
    : HealthRule(
        "WF016",
        HealthSeverity.Medium,
        "There are CodeQL, SECURITY.md, LICENSE, CODEOWNERS and property tests, and no binaries",
        "Add what is missing, and take binaries out of git."
    )
{
    private static readonly string[] Licenses = ["LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING"];
    private static readonly string[] Policies = ["SECURITY.md", ".github/SECURITY.md", "docs/SECURITY.md"];

    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        IEnumerable<HealthFinding> ofGitHub = repository.IsOnGitHub
            ? [.. CodeQl(repository), .. Owners(repository)]
            : [];
        return [.. ofGitHub, .. Policy(repository), .. Binaries(repository), .. Properties(repository)];
    }

    private IEnumerable<HealthFinding> CodeQl(HealthRepository repository)
    {
        bool isAnalyzed = repository
            .Workflows.Workflows.Where(x => x.Events.Contains("pull_request", StringComparer.Ordinal))
            .Any(x => x.Steps.Any(y => y.Step.Is("github/codeql-action/analyze")));
        if (!isAnalyzed)
            yield return Found(".github/workflows/codeql.yml", 1, "No workflow analyzes pull requests with CodeQL.");
    }

    private IEnumerable<HealthFinding> Owners(HealthRepository repository)
    {
        string path = repository.FirstOf(CodeOwners.Names) ?? CodeOwners.Names[0];
        CodeOwners owners = CodeOwners.Parse(repository.Text(path));
        foreach (string folder in new[] { ".github", "build", "deploy" })
        {
            if (repository.Files.Any(x => x.StartsWith(folder + "/", StringComparison.Ordinal)) && !owners.Own(folder))
                yield return Found(path, 1, $"Nobody owns {folder}/.");
        }
    }

    private IEnumerable<HealthFinding> Policy(HealthRepository repository)
    {
        string path = repository.FirstOf(Policies) ?? Policies[0];
        string text = repository.Text(path);
        if (!Contact().IsMatch(text))
            yield return Found(path, 1, "It does not say where to report a vulnerability.");
        if (!text.Contains("disclos", StringComparison.OrdinalIgnoreCase))
            yield return Found(path, 1, "It does not say how vulnerabilities are disclosed.");
        if (!Days().IsMatch(text))
            yield return Found(path, 1, "It does not say within how many days somebody answers.");
        if (repository.FirstOf(Licenses) is not { } license || string.IsNullOrWhiteSpace(repository.Text(license)))
            yield return Found(Licenses[0], 1, "There is no license.");
    }

    private IEnumerable<HealthFinding> Binaries(HealthRepository repository) =>
        repository
            .Files.Where(x => ProgramFile.IsOne(x, repository.Head(x, ProgramFile.HeadLength)))
            .Select(x => Found(x, 1, "It is a program or an archive, which nobody can review."));

    private IEnumerable<HealthFinding> Properties(HealthRepository repository)
    {
        string[] projects =
        [
            .. repository.Files.Where(x =>
                Path.GetExtension(x) is ".csproj" or ".props" && x.StartsWith("tests/", StringComparison.Ordinal)
            ),
        ];
        if (projects.Length > 0 && !projects.Any(x => PropertyTests().IsMatch(repository.Text(x))))
            yield return Found("tests/Directory.Build.props", 1, "No test tries properties or fuzzes.");
    }

    [GeneratedRegex(
        @"https?://|[\w.+-]+@[\w-]+\.\w|security/advisories|security advisor",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Contact();

    [GeneratedRegex(@"\d+\s+(\w+\s+)?(day|hour|week)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Days();

    [GeneratedRegex(
        "Include=\"(FsCheck|CsCheck|Hedgehog|SharpFuzz)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PropertyTests();
}
