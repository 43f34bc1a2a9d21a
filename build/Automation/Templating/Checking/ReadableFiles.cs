using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Automation.Templating.Checking;

/// <summary>Finds files of JSON, YAML and XML that cannot be read.</summary>
internal static class ReadableFiles
{
    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Find(MadeProject project) =>
        project
            .TextFiles.Select(x => Problem(x, project.Text(x)) is { } problem ? $"{x} cannot be read: {problem}" : null)
            .OfType<string>();

    private static string? Problem(string path, string text)
    {
        try
        {
            switch (Path.GetExtension(path))
            {
                case ".json":
                    JsonDocument.Parse(text, Comments).Dispose();
                    break;
                case ".yml" or ".yaml":
                    using (StringReader reader = new(text))
                        new YamlStream().Load(reader);
                    break;
                case ".csproj" or ".props" or ".targets" or ".slnx" or ".xml" or ".config":
                    XDocument.Parse(text);
                    break;
            }
            return null;
        }
        catch (Exception exception) when (exception is JsonException or YamlException or XmlException)
        {
            return exception.Message;
        }
    }
}
