using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>A release says what is in it and where it comes from.</summary>
internal sealed partial class ReleaseContents()
    : HealthRule(
        "WF014",
        HealthSeverity.Medium,
        "A release has its SBOM and its provenance attached",
        "Make them in the release workflow and attach them to the release."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        foreach (Workflow release in repository.Workflows.Releases)
        {
            string[] steps =
            [
                .. repository
                    .Workflows.CalledBy(release)
                    .SelectMany(x => x.Steps)
                    .Select(x => string.Join('\n', x.Step.Node.Scalars().Select(y => y.Text))),
            ];
            if (!steps.Any(x => Sbom().IsMatch(x)))
                yield return Found(release.Path, release.FirstLine, "The release has no SBOM.");
            if (!steps.Any(x => Provenance().IsMatch(x)))
                yield return Found(release.Path, release.FirstLine, "The release has no provenance.");
            if (!steps.Any(x => Attached().IsMatch(x)))
                yield return Found(release.Path, release.FirstLine, "Nothing is attached to a release.");
        }
    }

    [GeneratedRegex("sbom|cyclonedx|spdx", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sbom();

    [GeneratedRegex("provenance|attest", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Provenance();

    [GeneratedRegex(
        @"gh-release|\bgh\s+release\s+(create|upload)|build\.(sh|cmd|ps1)\s[^\n]*release",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Attached();
}
