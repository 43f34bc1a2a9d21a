using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Automation.Formatting;

/// <summary>Checks or formats the files of a work tree.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="formatter">The formatter.</param>
public sealed class WorkTreeFormatter(string root, Formatter formatter)
{
    /// <summary>The files that are not formatted, or cannot be, sorted by path.</summary>
    /// <param name="files">Paths relative to the root.</param>
    public IReadOnlyList<FormatFinding> Check(IReadOnlyList<string> files) =>
        [.. Results(files).Select(x => x.Finding).OfType<FormatFinding>().OrderBy(x => x.File, StringComparer.Ordinal)];

    /// <summary>Formats the files. A file is replaced whole, and keeps its mode.</summary>
    /// <param name="files">Paths relative to the root.</param>
    /// <returns>The files that were changed, and those that cannot be formatted.</returns>
    public IReadOnlyList<FormatFinding> Format(IReadOnlyList<string> files)
    {
        List<FormatFinding> findings = [];
        foreach (FormatResult result in Results(files))
        {
            if (result.Finding is { } finding)
                findings.Add(finding);
            if (result.IsChanged)
                FileReplacement.Write(Path.Combine(root, result.Input.Path), result.Content);
        }
        return findings;
    }

    private IReadOnlyList<FormatResult> Results(IReadOnlyList<string> files)
    {
        FormatInput[] inputs = new FormatInput[files.Count];
        Parallel.For(0, files.Count, i => inputs[i] = Input(files[i]));
        Dictionary<string, byte[]> configuration = new(StringComparer.Ordinal);
        foreach (string candidate in FormatterConfiguration.Candidates(files.Where(CSharpierProgram.Formats)))
        {
            string file = Path.Combine(root, candidate);
            if (File.Exists(file))
                configuration[candidate] = File.ReadAllBytes(file);
        }
        formatter.TrimCache();
        return formatter.Format(inputs, configuration);
    }

    private FormatInput Input(string path)
    {
        byte[] content = File.ReadAllBytes(Path.Combine(root, path));
        return new FormatInput(path, content, CSharpierProgram.Formats(path) ? BlobId(content) : "", IsStored: false);
    }

    /// <summary>The id that git gives a content.</summary>
    private static string BlobId(byte[] content)
    {
        byte[] header = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")
        );
#pragma warning disable CA5350 // git's ids are SHA-1; nothing is protected by this one.
        return Convert.ToHexStringLower(SHA1.HashData([.. header, .. content]));
#pragma warning restore CA5350
    }
}
