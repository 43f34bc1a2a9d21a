using System.Globalization;
using System.Net;
using System.Text;

namespace Automation.Environments;

/// <summary>The board as one page of HTML that needs nothing else: no script, no other file, no network.</summary>
public static class BoardPage
{
    /// <summary>Writes the page; who reads the file meanwhile sees the old one or the new one.</summary>
    /// <param name="board">The board.</param>
    /// <param name="file">The full path of the file.</param>
    /// <exception cref="AutomationException">It cannot be written there.</exception>
    public static void Write(Board board, string file)
    {
        string page = Of(board);
        string next = file + ".new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? file);
            File.WriteAllText(next, page);
            File.Move(next, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(next))
                File.Delete(next);
            throw new AutomationException(
                $"{file} cannot be written: {exception.Message} Name another file: --html FILE",
                exception
            );
        }
    }

    /// <summary>The page.</summary>
    public static string Of(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        StringBuilder page = new();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>Environments</title>
            <style>
            {BoardStyle.Sheet}
            </style>
            </head>
            <body>
            <header>
            <h1>Environments</h1>
            <p>Drawn from the records on {Time(board.At)}</p>
            </header>
            <main>

            """
        );
        if (board.Missing is { } missing)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"warning\" role=\"status\">{Text(missing)}</p>\n");
        page.Append("<ol class=\"environments\">\n");
        foreach (EnvironmentState state in board.Environments)
            page.Append(BoardCard.Of(state, board.At));
        page.Append("</ol>\n");
        if (board.History.Count == 0)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<section class=\"empty\"><h2>Nothing was deployed yet</h2><p>Make a release, and put it into {Text(board.Environments[0].File.Name)}. Both are recorded, and the record appears here.</p><pre>./build.sh Release\n./build.sh Deploy --environment {Text(board.Environments[0].File.Name)} --release-version VERSION</pre></section>\n"
            );
        else
            page.Append(BoardTimeline.Of(board)).Append(BoardHistory.Of(board.History));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A text of anybody, safe between tags and in attributes. What could not be seen is escaped.</summary>
    internal static string Text(string text) => WebUtility.HtmlEncode(RecordValue.Escape(text));

    /// <summary>A time with what a program reads of it.</summary>
    internal static string Time(DateTimeOffset at) =>
        $"<time datetime=\"{at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">{RecordWords.Time(at)} UTC</time>";

    /// <summary>A link, when it is one to a page; else the text.</summary>
    internal static string Link(string address, string text) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http"
            ? $"<a href=\"{Text(address)}\" rel=\"noreferrer\">{Text(text)}</a>"
            : Text(address);
}
