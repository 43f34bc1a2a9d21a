using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Automation.Versioning;

namespace Automation.Environments;

/// <summary>Reads the file of an environment, and takes nothing that it does not know.</summary>
internal sealed class EnvironmentReader
{
    private static readonly string[] Kinds = ["local", "container", "azure-container-apps", "kubernetes"];
    private readonly string path;

    private EnvironmentReader(string path) => this.path = path;

    /// <summary>Reads a text.</summary>
    /// <exception cref="AutomationException">It is not right; the sentence names the line.</exception>
    public static EnvironmentFile Read(string name, string text)
    {
        EnvironmentReader reader = new(EnvironmentFile.PathOf(name));
        if (!Forms.Name().IsMatch(name) || name == "release")
            throw new AutomationException(
                $"{reader.path}: '{name}' cannot be the name of an environment. A name is of small letters, digits and hyphens, begins with a letter, has no more than 30 of them, and is not 'release'. Rename the file."
            );
        return reader.Read(name, PlacedJson.Parse(reader.path, text), text);
    }

    private EnvironmentFile Read(string name, PlacedJson root, string text)
    {
        Members(root, "the file", ["previous", "target", "runs"], ["$schema", "settings", "validation"]);
        string? previous = root["previous"] is { Kind: not JsonTokenType.Null } value ? Text(value, "previous") : null;
        PlacedJson runs = root["runs"]!;
        if (previous == null && runs.Kind != JsonTokenType.Null)
            throw Wrong(
                runs,
                "the first environment follows published releases, so that \"runs\" is null here. What runs there is in the records: ./build.sh Environments"
            );
        PlacedJson target = root["target"]!;
        return new EnvironmentFile(
            name,
            previous,
            Kind(target),
            (JsonObject)JsonNode.Parse(target.Raw)!,
            Settings(root["settings"]),
            root["validation"] is { Kind: not JsonTokenType.Null } limits ? Limits(limits) : null,
            runs.Kind == JsonTokenType.Null ? null : Release(runs)
        )
        {
            Text = text,
        };
    }

    private string Kind(PlacedJson target)
    {
        RequireObject(target, "\"target\"");
        PlacedJson value = target["kind"] ?? throw Wrong(target, "\"target\" has no \"kind\"");
        string kind = Text(value, "kind");
        if (!Kinds.Contains(kind))
            throw Wrong(value, $"'{kind}' is no kind of target. There are {string.Join(", ", Kinds)}");
        if (kind == "local")
            CheckLocal(target);
        return kind;
    }

    private void CheckLocal(PlacedJson target)
    {
        PlacedJson folder = target["folder"] ?? throw Wrong(target, "a local target has a \"folder\"");
        string[] parts = Text(folder, "folder").Split('/', '\\');
        if (parts.Any(x => x is "" or "." or "..") || parts[0].Contains(':', StringComparison.Ordinal))
            throw Wrong(folder, "\"folder\" is a path below the data folder, such as dev, without '..'");
        _ = Number(target, "port", 1024, 65534);
    }

    private Dictionary<string, string> Settings(PlacedJson? settings)
    {
        if (settings == null)
            return [];
        RequireObject(settings, "\"settings\"");
        foreach ((string name, PlacedJson value) in settings.Members)
            if (!Forms.Variable().IsMatch(name))
                throw Wrong(value, $"'{name}' cannot be the name of an environment variable");
        return settings.Members.ToDictionary(x => x.Name, x => Text(x.Value, x.Name), StringComparer.Ordinal);
    }

    private ValidationLimits Limits(PlacedJson limits)
    {
        string[] names = ["seconds", "clients", "p99Milliseconds", "minimumPerSecond", "maximumErrors", "audit"];
        Members(limits, "\"validation\"", names, []);
        string audit = Text(limits["audit"]!, "audit");
        if (audit is not ("required" or "when-available"))
            throw Wrong(limits["audit"]!, $"\"audit\" is '{audit}'. There are required and when-available");
        return new ValidationLimits(
            (int)Number(limits, "seconds", 1, 3600),
            (int)Number(limits, "clients", 1, 10_000),
            Number(limits, "p99Milliseconds", 1, 3_600_000),
            Number(limits, "minimumPerSecond", 0, 10_000_000),
            (int)Number(limits, "maximumErrors", 0, int.MaxValue),
            audit == "required"
        );
    }

    private EnvironmentRelease Release(PlacedJson runs)
    {
        Members(runs, "\"runs\"", ["version", "digest", "commit", "since", "from"], ["release"]);
        string since = Matching(runs, "since", Forms.Time(), "a time in UTC such as 2026-01-31T12:00:00Z");
        if (
            !DateTimeOffset.TryParse(
                since,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset time
            )
        )
            throw Wrong(runs["since"]!, $"\"since\" is '{since}', and there is no such time");
        string version = Text(runs["version"]!, "version");
        if (!SemanticVersion.IsValid(version))
            throw Wrong(runs["version"]!, $"\"version\" is '{version}'. It is a semantic version such as 1.2.0");
        return new EnvironmentRelease(
            version,
            Matching(runs, "digest", Forms.Digest(), "sha256: and 64 small hexadecimal digits"),
            Matching(runs, "commit", Forms.Commit(), "the whole id of a commit, 40 small hexadecimal digits"),
            time,
            Matching(runs, "from", Forms.Name(), "an environment, or release"),
            Page(runs["release"])
        );
    }

    private string? Page(PlacedJson? value)
    {
        if (value is null or { Kind: JsonTokenType.Null })
            return null;
        string text = Text(value, "release");
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? page) && page.Scheme is "https" or "http"
            ? text
            : throw Wrong(value, $"\"release\" is '{text}'. It is the address of a page, which begins with https://");
    }

    private string Matching(PlacedJson parent, string name, Regex form, string what)
    {
        string text = Text(parent[name]!, name);
        return form.IsMatch(text) ? text : throw Wrong(parent[name]!, $"\"{name}\" is '{text}'. It is {what}");
    }

    private string Text(PlacedJson value, string name) =>
        value.Kind == JsonTokenType.String
            ? JsonNode.Parse(value.Raw)!.GetValue<string>()
            : throw Wrong(value, $"\"{name}\" is {value.Raw}. It is a text, in quotation marks");

    private double Number(PlacedJson parent, string name, double least, double most)
    {
        PlacedJson value = parent[name] ?? throw Wrong(parent, $"\"{name}\" is missing");
        bool isWhole = name is not ("p99Milliseconds" or "minimumPerSecond");
        string what = $"a {(isWhole ? "whole " : "")}number from {least} to {most}";
        return
            value.Kind == JsonTokenType.Number
            && double.TryParse(value.Raw, CultureInfo.InvariantCulture, out double number)
            && number >= least
            && number <= most
            && (!isWhole || double.IsInteger(number))
            ? number
            : throw Wrong(value, $"\"{name}\" is {value.Raw}. It is {what}");
    }

    private void Members(PlacedJson value, string what, string[] needed, string[] more)
    {
        RequireObject(value, what);
        foreach ((string name, PlacedJson member) in value.Members)
            if (!needed.Contains(name) && !more.Contains(name))
                throw Wrong(
                    member,
                    $"{what} has \"{name}\", which means nothing. There are {string.Join(", ", needed.Concat(more))}"
                );
        foreach (string name in needed)
            if (value[name] == null)
                throw Wrong(value, $"{what} has no \"{name}\"");
    }

    private void RequireObject(PlacedJson value, string what)
    {
        if (value.Kind != JsonTokenType.StartObject)
            throw Wrong(value, $"{what} is {value.Raw}. It is an object, in braces");
    }

    private AutomationException Wrong(PlacedJson value, string problem) =>
        new($"{path}, line {value.Line}: {problem}.");
}
