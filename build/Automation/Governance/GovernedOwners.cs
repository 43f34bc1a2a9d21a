using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>CODEOWNERS: that the environments belong to the seniors and to nobody else, and that GitHub knows all whom it names. No call mends it; a pull request does.</summary>
/// <param name="codeOwners">The content of the file; null when there is none.</param>
/// <param name="seniors">The seniors: <c>team:SLUG</c> or <c>user:LOGIN</c>.</param>
internal sealed class GovernedOwners(string? codeOwners, IReadOnlyList<string> seniors) : IGovernedPart
{
    private const string Environments = "deploy/environments/";

    public string Name => "code owners";

    public void Compare(GovernedRepository repository, GovernanceFindings findings)
    {
        // Without owners whom GitHub knows it asks nobody, and says nothing about it.
        List<Difference> differences = [];
        string[] wanted =
        [
            .. seniors.Select(x =>
                x.StartsWith("team:", StringComparison.Ordinal) ? $"@{repository.Owner}/{x[5..]}" : $"@{x[5..]}"
            ),
        ];
        IReadOnlyList<string> owners =
            codeOwners == null ? [] : OwnedPath.OwnersOf(codeOwners, $"{Environments}prod.json");
        if (owners.Count == 0 || owners.Except(wanted, StringComparer.OrdinalIgnoreCase).Any())
            differences.Add(
                new Difference(
                    $"CODEOWNERS: {Environments}",
                    string.Join(' ', owners.DefaultIfEmpty("nobody")),
                    string.Join(' ', wanted.DefaultIfEmpty("the seniors of a promotion"))
                )
            );
        differences.AddRange(
            (repository.Read("{repo}/codeowners/errors", 404)?["errors"]?.AsArray() ?? []).Select(x => new Difference(
                $"CODEOWNERS on GitHub: line {x!["line"]}",
                x["kind"]?.GetValue<string>() ?? "wrong",
                Line(x["suggestion"]) ?? "somebody with write access"
            ))
        );
        findings.Add(
            new Drift(
                "CODEOWNERS",
                differences,
                [],
                "Mend .github/CODEOWNERS in a pull request: the owners of deploy/environments are the seniors of the section \"promotion\", and all owners have write access."
            )
        );
    }

    private static string? Line(JsonNode? text) => text?.GetValue<string>().ReplaceLineEndings(" ").Trim();
}
