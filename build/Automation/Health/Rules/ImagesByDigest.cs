using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>An image is a digest, which nobody can move to other bytes.</summary>
internal sealed partial class ImagesByDigest()
    : HealthRule(
        "WF017",
        HealthSeverity.Medium,
        "Images are named by digest",
        "Write 'NAME@sha256:DIGEST', or 'digest:' in a kustomization."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        string[] yaml = [.. repository.Files.Where(x => Path.GetExtension(x) is ".yml" or ".yaml")];
        string[] kustomizations = [.. yaml.Where(x => Path.GetFileNameWithoutExtension(x) == "kustomization")];
        YamlValue[] replaced = [.. kustomizations.SelectMany(x => repository.Yaml(x).Root["images"]?.Items ?? [])];
        HashSet<string> names = new(replaced.Select(x => x.TextOf("name") ?? ""), StringComparer.Ordinal);
        return
        [
            .. kustomizations.SelectMany(x => Replacements(repository.Yaml(x))),
            .. yaml.Except(kustomizations, StringComparer.Ordinal).SelectMany(x => Manifest(repository.Yaml(x), names)),
            .. repository.Files.Where(x => IsDockerfile(x)).SelectMany(x => Dockerfile(x, repository.Text(x))),
            .. repository
                .Files.Where(x => x.EndsWith(".csproj", StringComparison.Ordinal))
                .SelectMany(x => Named(x, repository.Text(x), BaseImage())),
            .. repository
                .Files.Where(x => x.EndsWith("devcontainer.json", StringComparison.Ordinal))
                .SelectMany(x => Named(x, repository.Text(x), JsonImage())),
        ];
    }

    private IEnumerable<HealthFinding> Replacements(YamlFile file) =>
        (file.Root["images"]?.Items ?? [])
            .Where(x => !Digest().IsMatch("@" + (x.TextOf("digest") ?? "")))
            .Select(x => Image(file.Path, x.Line, x.TextOf("newName") ?? x.TextOf("name") ?? ""));

    private IEnumerable<HealthFinding> Manifest(YamlFile file, HashSet<string> replaced)
    {
        HashSet<YamlValue> seen = [];
        Stack<YamlValue> left = new(file.Documents);
        while (left.TryPop(out YamlValue? value))
        {
            if (!seen.Add(value))
                continue;
            foreach (YamlEntry entry in value.Entries)
            {
                // A job's container is an image too, in its short form.
                bool isImage = entry.Key == "image" || entry.Key == "container" && WorkflowSet.IsWorkflow(file.Path);
                if (
                    isImage
                    && entry.Value is { IsNull: false, Text: { Length: > 0 } image }
                    && !IsExact(image)
                    && !replaced.Contains(image)
                )
                    yield return Image(file.Path, entry.Line, image);
            }
            foreach (YamlValue child in value.Items.Concat(value.Entries.Select(x => x.Value)))
                left.Push(child);
        }
    }

    private IEnumerable<HealthFinding> Dockerfile(string path, string text)
    {
        HashSet<string> stages = new(["scratch"], StringComparer.OrdinalIgnoreCase);
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Match from = From().Match(lines[i]);
            if (!from.Success)
                continue;
            string image = from.Groups["image"].Value;
            if (!IsExact(image) && !stages.Contains(image))
                yield return Image(path, i + 1, image);
            if (from.Groups["stage"].Success)
                stages.Add(from.Groups["stage"].Value);
        }
    }

    private IEnumerable<HealthFinding> Named(string path, string text, Regex image) =>
        image
            .Matches(text)
            .Where(x => !IsExact(x.Groups["image"].Value))
            .Select(x => Image(path, text[..x.Index].Count(y => y == '\n') + 1, x.Groups["image"].Value));

    private HealthFinding Image(string path, int line, string image) =>
        Found(path, line, $"The image '{image}' is not named by digest.");

    /// <summary>True for a digest, or for a variable that has no default to judge.</summary>
    private static bool IsExact(string image) => Digest().IsMatch(image) || OnlyVariable().IsMatch(image);

    private static bool IsDockerfile(string path) =>
        Path.GetFileName(path) is var name
        && (
            name is "Dockerfile" or "Containerfile"
            || name.StartsWith("Dockerfile.", StringComparison.Ordinal)
            || name.EndsWith(".Dockerfile", StringComparison.Ordinal)
        );

    [GeneratedRegex(@"@sha256:[0-9a-f]{64}\}?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digest();

    [GeneratedRegex(@"^(\$\{\w+(:?\?[^}]*)?\}|\$\{\{[^}]*\}\}|\$\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnlyVariable();

    [GeneratedRegex(
        @"^\s*FROM\s+(--\S+\s+)*(?<image>\S+)(\s+AS\s+(?<stage>\S+))?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex From();

    [GeneratedRegex("<ContainerBaseImage[^>]*>(?<image>[^<]*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BaseImage();

    [GeneratedRegex("\"image\"\\s*:\\s*\"(?<image>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonImage();
}
