using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Automation.Tests.Templating;

/// <summary>
/// In the namespace Acme.Console the word Console means that namespace, and no longer the class. So the template gives another
/// name to a product whose own name is that of a type which the samples use without its namespace.
/// </summary>
public partial class Names_that_the_samples_take
{
    private static readonly string Root = RepositoryFolder.Path;

    [Fact]
    public void Are_changed_by_the_template()
    {
        string file = Path.Combine(Root, ".template.config", "template.json");
        using JsonDocument template = JsonDocument.Parse(File.ReadAllBytes(file));
        string pattern = template
            .RootElement.GetProperty("forms")
            .GetProperty("notTaken")
            .GetProperty("pattern")
            .GetString()!;
        HashSet<string> taken = [.. pattern.Split('(', ')').MaxBy(x => x.Length)!.Split('|')];

        HashSet<string> used = Used();
        HashSet<string> types = Types();
        string[] missing =
        [
            .. used.Where(x => types.Contains(x) && x.Length > 1 && !taken.Contains(x)).Order(StringComparer.Ordinal),
        ];

        Assert.True(
            missing.Length == 0,
            $"The form \"notTaken\" in {file} lacks these names of types. Add them: {string.Join('|', missing)}"
        );
        Assert.Contains("Console", used);
    }

    /// <summary>The words of the samples' code that a type could be meant by: they begin with a capital and follow no dot.</summary>
    private static HashSet<string> Used() =>
        [
            .. Sources("src", "tests")
                .SelectMany(x => Word().Matches(CommentOrText().Replace(File.ReadAllText(x), "")))
                .Select(x => x.Value),
        ];

    private static HashSet<string> Types()
    {
        string packs = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs")
        );
        IEnumerable<string> assemblies = Directory
            .EnumerateFiles(packs, "*.dll", SearchOption.AllDirectories)
            .Where(x =>
                x.Contains($"{Path.DirectorySeparatorChar}ref{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "xunit.*.dll"));
        HashSet<string> names = [.. assemblies.SelectMany(PublicTypes)];
        names.UnionWith(
            names.Where(x => x.EndsWith("Attribute", StringComparison.Ordinal)).Select(x => x[..^9]).ToArray()
        );
        names.UnionWith(
            Sources("src")
                .SelectMany(x => Declaration().Matches(File.ReadAllText(x)))
                .Select(x => x.Groups["name"].Value)
        );
        return names;
    }

    private static IEnumerable<string> PublicTypes(string assembly)
    {
        using PEReader reader = new(File.OpenRead(assembly));
        if (!reader.HasMetadata)
            return [];
        MetadataReader metadata = reader.GetMetadataReader();
        return
        [
            .. metadata
                .TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(x => x.Attributes.HasFlag(System.Reflection.TypeAttributes.Public))
                .Select(x => metadata.GetString(x.Name).Split('`')[0]),
        ];
    }

    private static IEnumerable<string> Sources(params string[] folders) =>
        folders
            .SelectMany(x => Directory.EnumerateDirectories(Path.Combine(Root, x), "Template.*"))
            .SelectMany(x => Directory.EnumerateFiles(x, "*.cs", SearchOption.AllDirectories));

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"//[^\n]*|""(\\.|[^""\\\n])*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(
        @"\b(class|record|struct|interface|enum)\s+(struct\s+)?(?<name>[A-Z]\w*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Declaration();
}
