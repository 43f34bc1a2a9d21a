using System.Text;
using System.Text.Json;
using System.Xml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Automation.Gates;

/// <summary>Reads JSON, YAML and XML, and tells where they are broken.</summary>
internal sealed class Syntax : IContentCheck
{
    private static readonly string[] Xml =
    [
        ".xml",
        ".csproj",
        ".props",
        ".targets",
        ".config",
        ".slnx",
        ".resx",
        ".nuspec",
        ".ruleset",
        ".svg",
    ];

    /// <summary>Files that their readers allow comments in.</summary>
    private static readonly string[] Commented =
    [
        ".jsonc",
        "global.json",
        "devcontainer.json",
        "appsettings.json",
        "launchSettings.json",
        "tsconfig.json",
    ];

    public IEnumerable<Finding> Check(CheckedContent content)
    {
        foreach (CheckedFile file in content.Files)
        {
            if (file.Text.IsEmpty)
                continue;
            (long line, string reason)? problem = Problem(file.Path.Text, file.Text);
            if (problem is var (at, why))
                yield return new Finding(file.Path, (int)at, $"{why.TrimEnd('.')}. Mend the file.");
        }
    }

    /// <summary>What is wrong with a text that the extension of its name says how to read, with the line from 1; null when it can be read.</summary>
    internal static (long Line, string Reason)? Problem(string path, ReadOnlyMemory<byte> text)
    {
        if (Has(path, ".json") || Has(path, ".jsonc"))
            return Json(path, text);
        if (Has(path, ".yml") || Has(path, ".yaml"))
            return Yaml(text);
        return Array.Exists(Xml, x => Has(path, x)) ? ReadXml(text) : null;
    }

    private static (long, string)? Json(string path, ReadOnlyMemory<byte> text)
    {
        bool isLoose =
            path.Contains(".vscode/", StringComparison.Ordinal)
            || Has(path, ".json") && Path.GetFileName(path).StartsWith("appsettings.", StringComparison.Ordinal)
            || Array.Exists(Commented, x => Has(path, x));
        ReadOnlySpan<byte> json = text.Span.StartsWith("\uFEFF"u8) ? text.Span[3..] : text.Span;
        Utf8JsonReader reader = new(
            json,
            new JsonReaderOptions
            {
                CommentHandling = isLoose ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
                AllowTrailingCommas = isLoose,
            }
        );
        try
        {
            while (reader.Read()) { }
            return null;
        }
        catch (JsonException exception)
        {
            string reason = exception.Message.Split(" LineNumber:")[0];
            return ((exception.LineNumber ?? 0) + 1, $"not valid JSON: {reason}");
        }
    }

    private static (long, string)? Yaml(ReadOnlyMemory<byte> text)
    {
        try
        {
            new YamlStream().Load(new StringReader(Encoding.UTF8.GetString(text.Span)));
            return null;
        }
        catch (YamlException exception)
        {
            string reason = (exception.InnerException ?? exception).Message;
            int colon = reason.StartsWith('(') ? reason.IndexOf("): ", StringComparison.Ordinal) : -1;
            return (exception.Start.Line, $"not valid YAML: {(colon < 0 ? reason : reason[(colon + 3)..])}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // Some broken texts bring the reader into a state that it does not expect.
            return (0, "not valid YAML: a bracket or a quote is not closed");
        }
    }

    private static (long, string)? ReadXml(ReadOnlyMemory<byte> text)
    {
        try
        {
            using MemoryStream stream = new(text.ToArray());
            using XmlReader reader = XmlReader.Create(
                stream,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null }
            );
            while (reader.Read()) { }
            return null;
        }
        catch (XmlException exception)
        {
            int place = exception.Message.IndexOf(" Line ", StringComparison.Ordinal);
            string reason = place < 0 ? exception.Message : exception.Message[..place];
            return (exception.LineNumber, $"not valid XML: {reason}");
        }
    }

    private static bool Has(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
