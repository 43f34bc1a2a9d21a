using YamlDotNet.RepresentationModel;

namespace Automation.Versioning.Settings;

/// <summary>Where the parts of a configuration were written, for messages.</summary>
/// <param name="file">What the file is called.</param>
internal sealed class ConfigurationSource(string file)
{
    private const string CommandLine = "--version-settings";
    private readonly HashSet<YamlNode> own = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> overriding = new(ReferenceEqualityComparer.Instance);

    public string File { get; } = file;

    public void AddOwn(YamlNode node) => own.UnionWith(node.AllNodes);

    public void AddOverriding(YamlNode node) => overriding.UnionWith(node.AllNodes);

    /// <summary>True for what people wrote, and not the workflow.</summary>
    public bool IsWritten(YamlNode node) => own.Contains(node) || IsOverriding(node);

    public bool IsOverriding(YamlNode node) => overriding.Contains(node);

    /// <summary>The file with the line, or the option that stands above it.</summary>
    /// <param name="nodes">The part; when nobody wrote it, the next best.</param>
    public string Place(params IEnumerable<YamlNode?> nodes) =>
        nodes.FirstOrDefault(x => x != null && IsWritten(x)) is not { } node ? File
        : IsOverriding(node) ? CommandLine
        : $"{File}:{node.Start.Line}";
}
