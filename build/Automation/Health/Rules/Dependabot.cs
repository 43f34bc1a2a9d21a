using System.Globalization;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>Every kind of dependency is kept up to date, and no version is taken on the day that it appears.</summary>
internal sealed class Dependabot()
    : HealthRule(
        "WF011",
        HealthSeverity.Medium,
        "Dependabot updates every kind of dependency, each after a cooldown",
        "Add the ecosystem to .github/dependabot.yml, with 'cooldown: { default-days: 7 }'."
    )
{
    /// <summary>Where its settings can lie.</summary>
    public static readonly IReadOnlyList<string> Names = [".github/dependabot.yml", ".github/dependabot.yaml"];

    /// <summary>Where the settings of Renovate can lie, which does the same where there is no Dependabot.</summary>
    private static readonly string[] Renovate = ["renovate.json", ".github/renovate.json", ".renovaterc.json"];

    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        if (!repository.IsOnGitHub)
            yield break;
        if (repository.FirstOf(Names) == null && repository.FirstOf(Renovate) is { } renovate)
        {
            // It finds all ecosystems by itself. JSON is YAML, and read as such it has lines.
            if (repository.Yaml(renovate).Root.TextOf("minimumReleaseAge") == null)
                yield return Found(renovate, 1, "Updates have no cooldown: 'minimumReleaseAge' is not set.");
            yield break;
        }
        string path = repository.FirstOf(Names) ?? Names[0];
        YamlValue root = repository.Yaml(path).Root;
        IReadOnlyList<YamlValue> updates = root["updates"]?.Items ?? [];
        foreach (string ecosystem in Ecosystems(repository))
        {
            YamlValue[] own = [.. updates.Where(x => x.TextOf("package-ecosystem") == ecosystem)];
            if (own.Length == 0)
                yield return Found(path, root.Line, $"Nothing keeps {ecosystem} up to date.");
            foreach (YamlValue update in own.Where(x => !HasCooldown(x)))
                yield return Found(path, update.Line, $"Updates of {ecosystem} have no cooldown.");
        }
    }

    private static IEnumerable<string> Ecosystems(HealthRepository repository)
    {
        if (repository.Files.Any(x => x.EndsWith(".csproj", StringComparison.Ordinal)))
            yield return "nuget";
        if (repository.Workflows.All.Count > 0)
            yield return "github-actions";
        if (repository.Files.Any(x => x.StartsWith(".devcontainer", StringComparison.Ordinal)))
            yield return "devcontainers";
        if (repository.Has("global.json"))
            yield return "dotnet-sdk";
        if (repository.Files.Any(x => Path.GetFileName(x) == "package.json"))
            yield return "npm";
    }

    private static bool HasCooldown(YamlValue update) =>
        update["cooldown"]
            ?.Entries.Any(x =>
                x.Key.EndsWith("-days", StringComparison.Ordinal)
                && int.TryParse(x.Value.Text, CultureInfo.InvariantCulture, out int days)
                && days > 0
            ) == true;
}
