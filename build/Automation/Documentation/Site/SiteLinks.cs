using Automation.Health.Reading;
using Automation.Linting;

namespace Automation.Documentation.Site;

/// <summary>Holds the links between pages to the files and headings that there are.</summary>
internal static class SiteLinks
{
    /// <summary>Fails when a link leads nowhere, with file, line and the heading that may have been meant.</summary>
    /// <param name="files">All files that links can lead to.</param>
    /// <param name="pages">The pages whose links are looked at.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="mend">What to do.</param>
    /// <exception cref="AutomationException">One does.</exception>
    public static void ThrowIfDead(
        IReadOnlyList<string> files,
        IEnumerable<string> pages,
        Func<string, string> read,
        string mend
    )
    {
        PageLinks links = new(files, read);
        LintReport.ThrowIfAny(
            "Links that lead nowhere",
            [.. pages.SelectMany(x => links.Problems(x).Select(y => $"{x}:{y.Line}: {y.Message}"))],
            mend
        );
    }
}
