using System.Globalization;
using System.Text.Json;
using Automation.Versioning;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Tests.Versioning;

/// <summary>A recorded history with the versions that GitVersion gave, played in memory.</summary>
internal sealed class RecordedHistory(JsonElement scenario)
{
    private readonly Dictionary<string, Commit> commits = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> refs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> tags = new(StringComparer.Ordinal);
    private string head = "";

    public string Id => scenario.GetProperty("id").GetString()!;

    public string Workflow => scenario.GetProperty("workflow").GetString()!;

    public bool IsMainline => scenario.GetProperty("mainline").GetBoolean();

    /// <summary>What differs from the record, and how much was compared.</summary>
    public (int Compared, IReadOnlyList<string> Differences) Replay()
    {
        List<string> differences = [];
        JsonElement[] steps = [.. scenario.GetProperty("steps").EnumerateArray()];
        int done = 0;
        int compared = 0;
        foreach (JsonElement expectation in scenario.GetProperty("expectations").EnumerateArray())
        {
            for (; done < expectation.GetProperty("after_step").GetInt32(); done++)
                Apply(steps[done]);
            compared++;
            string wanted = expectation.GetProperty("value").GetString()!;
            try
            {
                CalculatedVersion version = Calculate(expectation);
                string[] found =
                [
                    .. version.FullSemVer == wanted ? [] : new[] { $"{wanted} is wanted, {version.FullSemVer} came" },
                    .. Differences(expectation.GetProperty("variables"), version),
                ];
                if (found.Length > 0)
                    differences.Add($"{Id} after {done}: {string.Join("; ", found)}");
            }
            catch (AutomationException exception)
            {
                differences.Add($"{Id} after {done}: {wanted} is wanted, and: {exception.Message}");
            }
        }
        return (compared, differences);
    }

    private IEnumerable<string> Differences(JsonElement wanted, CalculatedVersion version)
    {
        VersionVariables variables = new(version);
        foreach (JsonProperty property in wanted.EnumerateObject())
        {
            string value = property.Value.ToString();
            bool isSource = property.Name == "VersionSource";
            string came = variables[isSource ? "VersionSourceSha" : property.Name] ?? "(no such variable)";
            if (isSource && value.Length > 0)
                value = commits[value].Id;
            if (came != value)
                yield return $"{property.Name} '{value}' is wanted, '{came}' came";
        }
    }

    private CalculatedVersion Calculate(JsonElement expectation)
    {
        string text = scenario.GetProperty("config").GetString() ?? "";
        foreach (string id in commits.Keys.OrderByDescending(x => x.Length))
            text = text.Replace($"{{{{sha:{id}}}}}", commits[id].Id, StringComparison.Ordinal);
        VersioningConfiguration configuration = ConfigurationReader.Parse(text, "GitVersion.yml");
        string? branch = null;
        string? commit = null;
        if (expectation.TryGetProperty("args", out JsonElement args) && args.ValueKind == JsonValueKind.Object)
        {
            branch = args.TryGetProperty("target_branch", out JsonElement target) ? target.GetString() : null;
            commit = args.TryGetProperty("commit", out JsonElement named) ? commits[named.GetString()!].Id : null;
        }
        return new VersionCalculator(new VersioningContext(History(), configuration, branch, commit)).Calculate();
    }

    private History History()
    {
        List<Branch> branches =
        [
            .. InFolder("refs/heads/", refs).Select(x => new Branch(new BranchName(x.Key), commits[x.Value])),
            .. InFolder("refs/remotes/", refs)
                .Select(x => new Branch(new BranchName(x.Key), commits[x.Value]))
                .Concat(
                    InFolder("refs/remotes/", links)
                        .Where(x => refs.ContainsKey(x.Value))
                        .Select(x => new Branch(new BranchName(x.Key), commits[refs[x.Value]], IsSymbolic: true))
                )
                .OrderBy(x => x.Name.Ref, StringComparer.Ordinal),
        ];
        Branch current = refs.TryGetValue(head, out string? tip)
            ? new Branch(new BranchName(head), commits[tip])
            : new Branch(BranchName.None, commits[head]);
        return new History(
            [.. commits.Values],
            branches,
            [.. tags.Select(x => new Tag(x.Key, commits[x.Value]))],
            current
        );
    }

    private static IEnumerable<KeyValuePair<string, string>> InFolder(
        string folder,
        IEnumerable<KeyValuePair<string, string>> all
    ) => all.Where(x => x.Key.StartsWith(folder, StringComparison.Ordinal));

    private void Apply(JsonElement step)
    {
        switch (Text(step, "op"))
        {
            case "commit":
                Add(step);
                break;
            case "branch":
                refs[$"refs/heads/{Text(step, "name")}"] = Text(step, "at");
                break;
            case "ref":
                refs[Text(step, "name")] = Text(step, "at");
                break;
            case "tag":
                tags[Text(step, "name")] = Text(step, "at");
                break;
            case "delete_ref":
                refs.Remove(Text(step, "name"));
                links.Remove(Text(step, "name"));
                tags.Remove(Text(step, "name").Replace("refs/tags/", "", StringComparison.Ordinal));
                break;
            case "symref":
                links[Text(step, "name")] = Text(step, "target");
                break;
            case "checkout":
                head =
                    step.TryGetProperty("branch", out JsonElement branch) ? $"refs/heads/{branch.GetString()}"
                    : step.TryGetProperty("ref", out JsonElement name) ? name.GetString()!
                    : Text(step, "commit");
                break;
        }
    }

    private void Add(JsonElement step)
    {
        string id = Text(step, "id");
        int number = int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
        commits[id] = new Commit(
            commits.Count,
            number.ToString("x8", CultureInfo.InvariantCulture).PadRight(40, 'e'),
            step.GetProperty("time").GetInt64(),
            Text(step, "message")
        )
        {
            Parents = [.. step.GetProperty("parents").EnumerateArray().Select(x => commits[x.GetString()!])],
            Files = step.TryGetProperty("files", out JsonElement files)
                ? [.. files.EnumerateArray().Select(x => x.GetString()!)]
                : [],
        };
    }

    private static string Text(JsonElement step, string name) => step.GetProperty(name).GetString()!;
}
