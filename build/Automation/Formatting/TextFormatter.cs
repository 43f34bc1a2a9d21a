using System.Collections.Concurrent;

namespace Automation.Formatting;

/// <summary>Applies <see cref="TextRules"/> to the files of a repository.</summary>
/// <param name="root">The repository's folder.</param>
public sealed class TextFormatter(string root)
{
    /// <summary>The files that are not as they should be, each with the reason.</summary>
    /// <param name="files">Paths relative to the root.</param>
    public IReadOnlyList<FormatFinding> Check(IEnumerable<string> files)
    {
        ConcurrentBag<FormatFinding> findings = [];
        Parallel.ForEach(
            files,
            file =>
            {
                byte[] content = File.ReadAllBytes(Path.Combine(root, file));
                if (!TextRules.IsExempt(file, content) && TextRules.Explain(file, content) is { } reason)
                    findings.Add(new FormatFinding(file, reason));
            }
        );
        return [.. findings.OrderBy(x => x.File, StringComparer.Ordinal)];
    }

    /// <summary>Mends the files that are not as they should be. A file is replaced whole, and keeps its mode.</summary>
    /// <param name="files">Paths relative to the root.</param>
    /// <returns>The files that were mended.</returns>
    public IReadOnlyList<FormatFinding> Format(IEnumerable<string> files)
    {
        IReadOnlyList<FormatFinding> findings = Check(files);
        foreach (FormatFinding finding in findings)
            Rewrite(finding.File);
        return findings;
    }

    private void Rewrite(string name)
    {
        string file = Path.Combine(root, name);
        string temporary = file + ".format-" + Environment.ProcessId;
        try
        {
            File.WriteAllBytes(temporary, TextRules.Apply(name, File.ReadAllBytes(file)));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(file));
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

/// <summary>A file that is not formatted.</summary>
/// <param name="File">The path relative to the root.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="IsUnreadable">True when it cannot be formatted before somebody mends it.</param>
public sealed record FormatFinding(string File, string Reason, bool IsUnreadable = false);
