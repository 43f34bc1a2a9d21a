using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>What is on or off under an address of its own: alerts, reports of vulnerabilities, immutable releases.</summary>
/// <param name="desired">What is on, by name: the address with <c>_</c> for <c>-</c>.</param>
internal sealed class GovernedSwitches(IReadOnlyDictionary<string, bool> desired) : IGovernedPart
{
    /// <summary>The names, in the order in which one needs the other.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "vulnerability_alerts",
        "automated_security_fixes",
        "private_vulnerability_reporting",
        "immutable_releases",
    ];

    private const string OnlyPublic = "private_vulnerability_reporting";

    public string Name => "security";

    public void Compare(GovernedRepository repository, GovernanceFindings findings)
    {
        foreach (string name in Names.Where(desired.ContainsKey))
        {
            if (name == OnlyPublic && repository.IsPrivate)
            {
                findings.Note($"The repository is private, where GitHub has no {name}: it is left out.");
                continue;
            }
            string path = $"{{repo}}/{name.Replace('_', '-')}";
            bool isOn = IsOn(repository.Read(path, 404));
            if (isOn == desired[name])
                continue;
            GovernanceCall call = new(desired[name] ? HttpMethod.Put : HttpMethod.Delete, path);
            findings.Add(
                new Drift(
                    $"security {name}",
                    [new Difference($"security: {name}", Word(isOn), Word(desired[name]))],
                    [call],
                    "Give the token 'Administration: write', or ask who owns the organization: it may decide this for all repositories."
                )
            );
        }
    }

    /// <summary>Some answer with a status alone, others with a word.</summary>
    private static bool IsOn(JsonNode? answer) => answer != null && answer["enabled"]?.GetValue<bool>() != false;

    private static string Word(bool isOn) => isOn ? "on" : "off";
}
