using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Automation.Documentation.Pictures;

/// <summary>Draws what a terminal shows as an SVG with text, on a dark ground of its own, so that it is readable on any page.</summary>
public static partial class TerminalPicture
{
    private const decimal CharacterWidth = 8;
    private const decimal LineHeight = 19;
    private const decimal Margin = 18;
    private const decimal Bar = 34;

    private const string Ground = "#161b22";
    private const string Frame = "#444c56";
    private const string Usual = "#d1d7e0";
    private const string Faint = "#9198a1";
    private const string Font =
        "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

    /// <summary>Black is drawn like dim text, since nobody could read it here.</summary>
    private static readonly string[] Colours =
    [
        Faint,
        "#ff7b72",
        "#56d364",
        "#e3b341",
        "#79c0ff",
        "#d2a8ff",
        "#76e3ea",
        Usual,
    ];

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="columns">The terminal's width.</param>
    /// <param name="title">What stands in the window's bar, and what is read to those who do not see the picture.</param>
    /// <returns>The text of the file.</returns>
    public static string Draw(IReadOnlyList<IReadOnlyList<AnsiRun>> lines, int columns, string title)
    {
        ArgumentNullException.ThrowIfNull(lines);
        decimal width = columns * CharacterWidth + 2 * Margin;
        decimal height = Bar + lines.Count * LineHeight + Margin;
        XElement svg = new(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", title),
            Window(width, height),
            Label(title, width),
            new XElement(
                Svg + "g",
                new XAttribute("font-family", Font),
                new XAttribute("font-size", 13),
                new XAttribute("fill", Usual),
                lines.SelectMany(
                    (line, i) => line.SelectMany(Words).Select(x => Run(x, Bar + (i + 1) * LineHeight - 5))
                )
            )
        );
        return svg.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static IEnumerable<XElement> Window(decimal width, decimal height)
    {
        yield return new XElement(
            Svg + "rect",
            new XAttribute("x", "0.5"),
            new XAttribute("y", "0.5"),
            new XAttribute("width", Number(width - 1)),
            new XAttribute("height", Number(height - 1)),
            new XAttribute("rx", 8),
            new XAttribute("fill", Ground),
            new XAttribute("stroke", Frame)
        );
        for (int i = 0; i < 3; i++)
            yield return new XElement(
                Svg + "circle",
                new XAttribute("cx", 20 + 18 * i),
                new XAttribute("cy", 18),
                new XAttribute("r", 5),
                new XAttribute("fill", Frame)
            );
    }

    private static XElement Label(string title, decimal width) =>
        new(
            Svg + "text",
            new XAttribute("x", Number(width / 2)),
            new XAttribute("y", 22),
            new XAttribute("text-anchor", "middle"),
            new XAttribute("font-family", "system-ui, sans-serif"),
            new XAttribute("font-size", 12),
            new XAttribute("fill", Faint),
            title
        );

    /// <summary>The parts of a run between wide gaps: browsers make one blank of several, and stretch it.</summary>
    private static IEnumerable<AnsiRun> Words(AnsiRun run) =>
        Part().Matches(run.Text).Select(x => run with { Column = run.Column + x.Index, Text = x.Value });

    /// <summary>The length is said, so that columns stand below each other in every font.</summary>
    private static XElement Run(AnsiRun run, decimal y)
    {
        XElement text = new(
            Svg + "text",
            new XAttribute("x", Number(Margin + run.Column * CharacterWidth)),
            new XAttribute("y", Number(y)),
            new XAttribute("textLength", Number(run.Text.Length * CharacterWidth)),
            run.Text
        );
        if (run.Style.Colour is { } colour)
            text.SetAttributeValue("fill", Colours[colour]);
        else if (run.Style.IsDim)
            text.SetAttributeValue("fill", Faint);
        if (run.Style.IsBold)
            text.SetAttributeValue("font-weight", "bold");
        return text;
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\S+( \S+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
